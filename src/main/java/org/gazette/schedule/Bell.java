package org.gazette.schedule;

import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;

/** What happens when a newsletter is due. It may be called again for the same slot, at once or later. */
@FunctionalInterface
public interface Bell {
    void ring(Newsletter newsletter, Slot slot);
}
