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

    /** In characters. */
    static int weight(Copy copy) {
        return copy.body().length() + PARTICULARS;
    }
}
