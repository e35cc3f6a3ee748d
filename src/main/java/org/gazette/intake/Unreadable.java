package org.gazette.intake;

/** Why a file, or one piece in it, cannot become a draft, and at which line. The message names the way out. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param line from 1 */
    Unreadable(int line, String reason) {
        super(reason);
        this.line = line;
    }

    int line() {
        return line;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
