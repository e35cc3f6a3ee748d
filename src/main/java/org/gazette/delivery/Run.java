package org.gazette.delivery;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Bytes that many mails share. Nobody changes them. */
final class Run {
    /** From this length on it is cheaper to point at bytes than to copy them. */
    private static final int LONG = 4_096;

    private final byte[] bytes;
    private volatile @Nullable ByteBuffer outside;

    Run(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isLong() {
        return bytes.length >= LONG;
    }

    /** The same outside of the heap, from where a socket takes them as they lie. Duplicate it before reading. */
    ByteBuffer outside() {
        ByteBuffer copy = outside;
        if (copy == null) {
            copy = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
            outside = copy;
        }
        return copy;
    }
}
