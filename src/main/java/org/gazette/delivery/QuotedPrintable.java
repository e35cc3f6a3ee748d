package org.gazette.delivery;

import java.util.Arrays;

/**
 * Text as quoted-printable (RFC 2045 §6.7), in lines of at most 76 columns. No line begins with a dot or with
 * {@code From }, so that neither SMTP nor a mailbox file has anything to add.
 */
final class QuotedPrintable {
    private static final int COLUMNS = 76;
    private static final String HEX = "0123456789ABCDEF";

    private final byte[] text;
    private byte[] out;
    private int end;
    private int column;

    private QuotedPrintable(byte[] text) {
        this.text = text;
        this.out = new byte[text.length + text.length / 8 + 16];
    }

    /**
     * @param text in UTF-8 with LF line ends
     * @return whole lines: where the text does not end in a line end, a soft line break stands; nothing for nothing
     */
    static byte[] lines(byte[] text) {
        QuotedPrintable lines = new QuotedPrintable(text);
        for (int at = 0; at < text.length; ) {
            int run = lines.plain(at);
            if (run == 0) {
                lines.write(at++);
            } else {
                lines.copy(at, run);
                at += run;
            }
        }
        if (lines.column > 0) {
            lines.softBreak();
        }
        return Arrays.copyOf(lines.out, lines.end);
    }

    /** How many bytes from here on stand for themselves and fit into the line, most of them found at once. */
    private int plain(int at) {
        if (column == 0 && (text[at] == '.' || text[at] == 'F')) {
            return 0;
        }
        int most = Math.min(text.length - at, COLUMNS - 1 - column);
        int run = 0;
        while (run < most && isPlain(text[at + run])) {
            run++;
        }
        return run;
    }

    private static boolean isPlain(byte b) {
        return b > ' ' && b < 0x7f && b != '=';
    }

    private void copy(int at, int run) {
        if (end + run > out.length) {
            out = Arrays.copyOf(out, 2 * (end + run));
        }
        System.arraycopy(text, at, out, end, run);
        end += run;
        column += run;
    }

    private void write(int at) {
        byte b = text[at];
        if (b == '\n') {
            lineEnd();
            return;
        }
        if (column + room(at) >= COLUMNS) {
            softBreak();
        }
        if (isLiteral(at)) {
            put(b);
            column++;
        } else {
            put('=');
            put(HEX.charAt((b & 0xff) >> 4));
            put(HEX.charAt(b & 0xf));
            column += 3;
        }
    }

    /** Columns that must be left for the byte; the first of a character asks for all of it, which is then not cut. */
    private int room(int at) {
        int lead = text[at] & 0xff;
        int bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
        return bytes == 1 && isLiteral(at) ? 1 : 3 * bytes;
    }

    private boolean isLiteral(int at) {
        byte b = text[at];
        if (b == ' ' || b == '\t') {
            return at + 1 < text.length && text[at + 1] != '\n';
        }
        boolean lineBegins = column == 0 && (b == '.' || (b == 'F' && isFrom(at)));
        return isPlain(b) && !lineBegins;
    }

    private boolean isFrom(int at) {
        return at + 4 < text.length
                && text[at + 1] == 'r'
                && text[at + 2] == 'o'
                && text[at + 3] == 'm'
                && text[at + 4] == ' ';
    }

    private void put(int b) {
        if (end == out.length) {
            out = Arrays.copyOf(out, 2 * end);
        }
        out[end++] = (byte) b;
    }

    private void softBreak() {
        put('=');
        lineEnd();
    }

    private void lineEnd() {
        put('\r');
        put('\n');
        column = 0;
    }
}
