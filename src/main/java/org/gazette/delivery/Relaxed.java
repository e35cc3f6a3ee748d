package org.gazette.delivery;

import java.util.Arrays;

/**
 * The canonical form "relaxed" of heads and bodies, which survives what relays do to white space (RFC 6376 §3.4.2 and
 * §3.4.4).
 */
final class Relaxed {
    private final byte[] out;
    private int size;

    private Relaxed(int most) {
        this.out = new byte[most];
    }

    /** Header fields, each with its CRLF: names in lower case, lines unfolded, runs of white space as one space. */
    static byte[] fields(byte[] head) {
        Relaxed fields = new Relaxed(head.length);
        for (int at = 0; at < head.length; ) {
            at = fields.field(head, at);
        }
        return fields.bytes();
    }

    /**
     * Whole lines of a body: white space at their ends dropped, runs of it as one space. Empty lines at the end of a body
     * do not count either; lines alone cannot tell that they stand there.
     */
    static byte[] lines(byte[] lines) {
        Relaxed body = new Relaxed(lines.length);
        boolean gap = false;
        for (byte b : lines) {
            if (isSpace(b)) {
                gap = true;
            } else {
                body.write(gap && b != '\r', b);
                gap = false;
            }
        }
        return body.bytes();
    }

    /** @return where the next field begins */
    private int field(byte[] head, int from) {
        int at = from;
        while (head[at] != ':') {
            byte b = head[at++];
            if (!isSpace(b)) {
                write(false, lower(b));
            }
        }
        write(false, head[at++]);
        return value(head, at);
    }

    private int value(byte[] head, int from) {
        boolean gap = false;
        boolean begun = false;
        for (int at = from; at < head.length; at++) {
            byte b = head[at];
            if (b == '\n' && (at + 1 == head.length || !isSpace(head[at + 1]))) {
                write(false, (byte) '\r');
                write(false, b);
                return at + 1;
            }
            if (isSpace(b) || b == '\r' || b == '\n') {
                gap = true;
            } else {
                write(gap && begun, b);
                begun = true;
                gap = false;
            }
        }
        return head.length;
    }

    private void write(boolean behindSpace, byte b) {
        if (behindSpace) {
            out[size++] = ' ';
        }
        out[size++] = b;
    }

    private byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 'a' - 'A') : b;
    }
}
