package org.gazette.stories;

/** How the telling of a label is cut into volumes: so that two of them, on the wire, are a feed of less than 100 KB. */
public final class Volumes {
    /** Turns after which a volume is closed. */
    public static final int MOST = 30;

    /** Weight from which on a volume is closed. */
    static final long HEAVIEST = 64 * 1024;

    /** What a turn weighs besides its text: headline, byline, links. */
    private static final int PARTICULARS = 1_000;

    private Volumes() {}

    /** In bytes of UTF-8: a Chinese text of as many characters is three times as heavy. */
    static int weight(Copy copy) {
        return bytes(copy.body()) + PARTICULARS;
    }

    private static int bytes(String text) {
        int bytes = text.length();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= 0x800 && !Character.isSurrogate(letter)) {
                bytes += 2;
            } else if (letter >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }
}
