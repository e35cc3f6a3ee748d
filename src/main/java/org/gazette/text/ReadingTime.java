package org.gazette.text;

/** How long a text takes to read, at 230 words a minute. */
public final class ReadingTime {
    private static final int WORDS_A_MINUTE = 230;

    private ReadingTime() {}

    /** Whole minutes, rounded up, at least 1. */
    public static int minutes(int words) {
        return (int) Math.max(1, (words - 1L + WORDS_A_MINUTE) / WORDS_A_MINUTE);
    }
}
