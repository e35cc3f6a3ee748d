package org.gazette.stories;

import java.time.Instant;

/**
 * One time that a story was handed in.
 *
 * @param number from 1
 * @param note what readers are told of the change; may be empty
 */
public record Revision(int number, Kind kind, Instant madeAt, String note) {
    /** The weight of a change. A typo leaves the date of the last update alone; the others move it. */
    public enum Kind {
        FIRST,
        TYPO,
        UPDATE,
        CORRECTION,
        RETRACTION
    }
}
