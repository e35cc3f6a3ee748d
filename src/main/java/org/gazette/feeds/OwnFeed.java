package org.gazette.feeds;

import org.gazette.stories.Selection;

/**
 * A feed that the newsroom defined.
 *
 * @param title one line, distinct from every other feed's
 * @param description one line; may be empty
 * @param newest how many stories it holds at most; 0 for all that were told of late, with the older ones in archives
 * @param fullText whether entries have the whole text, or a summary alone
 */
public record OwnFeed(String title, String description, Selection selection, int newest, boolean fullText) {
    /** Whether who reads it back to its oldest archive has read everything. */
    boolean isComplete() {
        return fullText && newest == 0;
    }
}
