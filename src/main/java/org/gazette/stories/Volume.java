package org.gazette.stories;

import java.util.List;

/**
 * A bound part of all that was ever told under a label, in the order of telling; the last turn of each story alone.
 * Volumes are numbered from 1. The newest two are still open to readers' eyes as the feed's own document; each one before
 * them is closed for ever, and is an archive document (RFC 5005 §4).
 *
 * @param number of the newest volume in it
 * @param turns the oldest first
 */
public record Volume(Label label, int number, List<Turn> turns) {
    public Volume {
        turns = List.copyOf(turns);
    }
}
