package org.gazette.typesetting;

import java.nio.charset.StandardCharsets;

/** What a text weighs as mail: its bytes once encoded for transfer, line ends included. */
public final class Weight {
    private static final double LITERAL_SHARE = 0.65;

    private Weight() {}

    /** A little too much rather than too little. */
    public static int of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int escaped = 0;
        int lines = 0;
        int wide = 0;
        for (byte b : bytes) {
            wide += b < 0 ? 1 : 0;
            escaped += b < 0 || b == '=' ? 1 : 0;
            lines += b == '\n' ? 1 : 0;
        }
        if (bytes.length - wide < bytes.length * LITERAL_SHARE) {
            return (bytes.length + lines + 2) / 3 * 4 * 78 / 76;
        }
        int characters = bytes.length + 2 * escaped + lines;
        return characters + characters / 70 * 3;
    }
}
