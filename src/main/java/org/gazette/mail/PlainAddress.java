package org.gazette.mail;

/**
 * What nearly every address looks like: words of letters, digits, hyphens and underscores between single dots, an @, and a
 * domain that ends in letters. Of such a one nothing more need be asked; of all others the grammar is.
 */
final class PlainAddress {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 254;

    private PlainAddress() {}

    /** @param at where the last @ stands; -1 where there is none */
    static boolean is(String text, int at) {
        return at > 0 && at <= LONGEST_LOCAL && text.length() <= LONGEST && isLocal(text, at) && isDomain(text, at + 1);
    }

    private static boolean isLocal(String text, int end) {
        boolean dotted = true;
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            boolean dot = c == '.';
            if (dot ? dotted : !(isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '+')) {
                return false;
            }
            dotted = dot;
        }
        return !dotted;
    }

    /** At least two labels; none is empty, begins or ends with a hyphen or has two in a row, as encoded ones have. */
    private static boolean isDomain(String text, int begin) {
        int label = begin;
        for (int at = begin; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean edge = at == label || text.charAt(at - 1) == '-';
            if (c == '.' ? edge || at - label > LONGEST_LABEL : !(isLetter(c) || isDigit(c) || (c == '-' && !edge))) {
                return false;
            }
            label = c == '.' ? at + 1 : label;
        }
        return label > begin && isTopLevel(text, label);
    }

    private static boolean isTopLevel(String text, int begin) {
        for (int at = begin; at < text.length(); at++) {
            if (!isLetter(text.charAt(at))) {
                return false;
            }
        }
        int length = text.length() - begin;
        return length >= 2 && length <= LONGEST_LABEL;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
