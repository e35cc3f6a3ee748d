package org.gazette.feeds;

import org.gazette.stories.Turn;

/** A number for each of many turns, in 32 bytes a turn at most: a million of them must fit into a small heap. */
final class TurnIndex {
    static final long NONE = -1;

    private static final int REVISION_BITS = 16;

    private long[] keys = new long[1 << 10];
    private long[] numbers = new long[1 << 10];
    private int size;

    /** @param number not negative */
    void put(Turn turn, long number) {
        if (size * 2 >= keys.length) {
            grow();
        }
        set(key(turn), number);
    }

    /** The turn's number, or {@link #NONE}. */
    long get(Turn turn) {
        int at = slot(key(turn));
        return keys[at] == 0 ? NONE : numbers[at];
    }

    private void set(long key, long number) {
        int at = slot(key);
        size += keys[at] == 0 ? 1 : 0;
        keys[at] = key;
        numbers[at] = number;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new long[oldKeys.length * 2];
        size = 0;
        for (int at = 0; at < oldKeys.length; at++) {
            if (oldKeys[at] != 0) {
                set(oldKeys[at], oldNumbers[at]);
            }
        }
    }

    /** Where a key stands, or the free place for it. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Stories are numbered from 1, so that no key is 0. */
    private static long key(Turn turn) {
        return (turn.story() << REVISION_BITS) | turn.revision();
    }
}
