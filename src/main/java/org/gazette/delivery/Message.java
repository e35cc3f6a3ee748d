package org.gazette.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole mail (RFC 5322) as it goes over the wire: lines that end in CRLF, none of which begins with a dot, so that SMTP
 * has nothing to add to it. Its bytes lie in stretches, of which the long ones are shared with other mails.
 */
final class Message {
    private final List<ByteBuffer> stretches;
    private final int size;

    private Message(List<ByteBuffer> stretches, int size) {
        this.stretches = List.copyOf(stretches);
        this.size = size;
    }

    /** @throws IllegalArgumentException when a line begins with a dot, or the last one does not end */
    static Message of(byte[] bytes) {
        if (!Lines.whole(bytes) || Lines.dotted(bytes)) {
            throw new IllegalArgumentException("a mail has a line that does not end, or that begins with a dot");
        }
        return new Builder().add(bytes).build();
    }

    int size() {
        return size;
    }

    /** All bytes in order. Each buffer may be read once. */
    List<ByteBuffer> stretches() {
        List<ByteBuffer> copies = new ArrayList<>(stretches.size());
        for (ByteBuffer one : stretches) {
            copies.add(one.duplicate());
        }
        return copies;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        stretches().forEach(bytes::put);
        return bytes.array();
    }

    /** Puts a mail together. What goes into it are whole lines, or parts that make up whole lines. */
    static final class Builder {
        private final List<ByteBuffer> stretches = new ArrayList<>();
        private byte[] own = new byte[2_048];
        private int end;
        private int cut;
        private int size;

        Builder add(byte[] bytes) {
            if (end + bytes.length > own.length) {
                own = Arrays.copyOf(own, Math.max(2 * own.length, end + bytes.length));
            }
            System.arraycopy(bytes, 0, own, end, bytes.length);
            end += bytes.length;
            size += bytes.length;
            return this;
        }

        Builder add(Run run) {
            if (!run.isLong()) {
                return add(run.bytes());
            }
            cut();
            stretches.add(run.outside());
            size += run.bytes().length;
            return this;
        }

        private void cut() {
            if (end > cut) {
                stretches.add(ByteBuffer.wrap(own, cut, end - cut).slice());
            }
            cut = end;
        }

        Message build() {
            cut();
            return new Message(stretches, size);
        }
    }
}
