package org.gazette.delivery;

/** What must be true of the lines of a mail. */
final class Lines {
    private Lines() {}

    /** Whether the bytes are lines that end in CRLF, all of them; none is no line too few. */
    static boolean whole(byte[] bytes) {
        int length = bytes.length;
        return length == 0 || (length >= 2 && bytes[length - 2] == '\r' && bytes[length - 1] == '\n');
    }

    /** Whether a line begins with a dot, the first one included. */
    static boolean dotted(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '.' && (at == 0 || bytes[at - 1] == '\n')) {
                return true;
            }
        }
        return false;
    }
}
