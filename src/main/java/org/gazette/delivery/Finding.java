package org.gazette.delivery;

/**
 * What came of looking at one part of a set-up.
 *
 * @param part what was looked at, such as {@code SPF of news.example.org}
 * @param said what was found, and, where something is to be done, what
 */
public record Finding(String part, Grade grade, String said) {
    /** How fit a part is to send. */
    public enum Grade {
        FIT,
        /** Mail goes, but not as well as it could. */
        MIND,
        /** Mail would not go, or would be refused. */
        UNFIT,
        /** It could not be asked. */
        UNASKED
    }

    public static Finding fit(String part, String said) {
        return new Finding(part, Grade.FIT, said);
    }

    public static Finding mind(String part, String said) {
        return new Finding(part, Grade.MIND, said);
    }

    public static Finding unfit(String part, String said) {
        return new Finding(part, Grade.UNFIT, said);
    }

    public static Finding unasked(String part, String said) {
        return new Finding(part, Grade.UNASKED, said);
    }
}
