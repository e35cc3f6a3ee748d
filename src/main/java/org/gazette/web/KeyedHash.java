package org.gazette.web;

import java.nio.ByteBuffer;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) of a number and some words: nobody without the key can find two inputs that
 * meet, or tell from a hash what it was made of. An HMAC would do the same at fifty times the cost.
 */
final class KeyedHash {
    /** Bytes of a key. */
    static final int KEY_BYTES = 16;

    private static final int UNITS_A_WORD = 4;

    private final long key0;
    private final long key1;

    /** @param key {@link #KEY_BYTES} random bytes */
    KeyedHash(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        this.key0 = bytes.getLong();
        this.key1 = bytes.getLong();
    }

    /** The words are taken by their UTF-16 units, four to a block; their length ends the message. */
    long of(long number, String words) {
        State state = new State(key0, key1);
        state.take(number);
        int length = words.length();
        long block = 0;
        for (int at = 0; at < length; at++) {
            block = block << Character.SIZE | words.charAt(at);
            if (at % UNITS_A_WORD == UNITS_A_WORD - 1) {
                state.take(block);
                block = 0;
            }
        }
        state.take(block);
        state.take(length);
        return state.end();
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void take(long block) {
            v3 ^= block;
            round();
            round();
            v0 ^= block;
        }

        long end() {
            v2 ^= 0xff;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
