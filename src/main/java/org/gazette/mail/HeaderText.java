package org.gazette.mail;

/** Guards what goes into a header or a command: no CR, LF, NUL or other control character gets through. */
final class HeaderText {
    private HeaderText() {}

    static String require(String what, String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c < 0x20 || c == 0x7f) {
                throw new IllegalArgumentException(
                        what + " has the control character U+%04X at position %d".formatted((int) c, at));
            }
        }
        return value;
    }
}
