package org.gazette.delivery;

/** A set of ASCII characters, of which a text may be made. */
final class Signs {
    private static final int ASCII = 128;

    private final boolean[] allowed = new boolean[ASCII];

    private Signs() {}

    static Signs lettersDigitsAnd(String others) {
        Signs signs = new Signs();
        for (char c = 0; c < ASCII; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            signs.allowed[c] = letter || (c >= '0' && c <= '9') || others.indexOf(c) >= 0;
        }
        return signs;
    }

    /** Whether a stretch of a text has one of them at least, {@code most} at most, and no other. */
    boolean alone(String text, int begin, int end, int most) {
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            if (c >= ASCII || !allowed[c]) {
                return false;
            }
        }
        return begin < end && end - begin <= most;
    }
}
