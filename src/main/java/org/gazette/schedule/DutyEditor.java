package org.gazette.schedule;

import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;

/** Who is called when a newsletter is due. The call may come again for the same slot, at the same time or later. */
@FunctionalInterface
public interface DutyEditor {
    void call(Newsletter newsletter, Slot slot);
}
