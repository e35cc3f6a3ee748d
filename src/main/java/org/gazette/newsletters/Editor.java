package org.gazette.newsletters;

import org.gazette.stories.Stories;

/** Chooses the stories of an issue. */
public final class Editor {
    public Editor(Stories stories, Issues issues) {}

    /** The stories since the last issue, up to the slot's due moment. */
    public Digest choose(Newsletter newsletter, Slot slot) {
        throw new UnsupportedOperationException();
    }
}
