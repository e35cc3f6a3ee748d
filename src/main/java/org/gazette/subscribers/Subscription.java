package org.gazette.subscribers;

import java.util.List;

/**
 * A reader's order for one newsletter.
 *
 * <pre>
 *   (none) ──subscribe──▶ ACTIVE ◀──subscribe── LEFT
 *                           └────leave────────▶
 * </pre>
 *
 * @param sections slugs; empty for all
 * @param language BCP 47 of dates and fixed words; empty for that of the newsletter
 */
public record Subscription(
        Subscriber subscriber, String newsletter, State state, List<String> sections, String language) {
    /** Whether letters go out. */
    public enum State {
        ACTIVE,
        LEFT
    }
}
