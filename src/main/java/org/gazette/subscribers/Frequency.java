package org.gazette.subscribers;

/** How often a reader wants letters of a newsletter. */
public enum Frequency {
    /** Each issue, as the newsletter comes. */
    EACH_ISSUE,
    /** What a week brought, in one letter. */
    WEEKLY,
    /** Only news that the editor marked as urgent. */
    ALERTS;

    /** The words of a form or a file; what nobody knows is {@link #EACH_ISSUE}. */
    public static Frequency of(String words) {
        for (Frequency one : values()) {
            if (one.name().equalsIgnoreCase(words.strip().replace('-', '_'))) {
                return one;
            }
        }
        return EACH_ISSUE;
    }
}
