package org.gazette.newsletters;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When a newsletter is due, in which zone. A local moment that a change of clocks leaves out is due at the first valid
 * instant after the gap; one that comes twice is due once, the first time.
 *
 * @param words how the configuration says it, such as {@code daily 07:00}
 */
public record Cadence(String words, Rhythm rhythm, ZoneId zone) {
    /** The first due moment strictly after an instant. */
    public Slot.Due next(Instant after) {
        throw new UnsupportedOperationException();
    }
}
