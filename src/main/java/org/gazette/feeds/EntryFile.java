package org.gazette.feeds;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Turn;

/**
 * Entries in a temporary file, found by their turn: first all are added, by one thread; then, after {@link #sealed},
 * many threads may read.
 */
final class EntryFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final OutputStream out;
    private final TurnIndex index = new TurnIndex();
    private long size;

    EntryFile() throws IOException {
        this.path = Files.createTempFile("gazette-entries", ".tmp");
        this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    void add(Turn turn, Map<FeedFormat, EntryBytes> entry) {
        try {
            byte[] record = record(entry);
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(record.length).array());
            out.write(record);
            index.put(turn, size);
            size += Integer.BYTES + record.length;
        } catch (IOException e) {
            throw full(e);
        }
    }

    void sealed() {
        try {
            out.flush();
        } catch (IOException e) {
            throw full(e);
        }
    }

    Optional<Map<FeedFormat, EntryBytes>> get(Turn turn) {
        long at = index.get(turn);
        if (at == TurnIndex.NONE) {
            return Optional.empty();
        }
        try {
            int length = read(at, Integer.BYTES).getInt();
            return Optional.of(entry(read(at + Integer.BYTES, length)));
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary file " + path + " cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }

    private UncheckedIOException full(IOException e) {
        return new UncheckedIOException(
                "the temporary file " + path + " cannot be written: make room, or set java.io.tmpdir to where room is",
                e);
    }

    private static byte[] record(Map<FeedFormat, EntryBytes> entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
        DataOutputStream data = new DataOutputStream(bytes);
        data.writeByte(entry.size());
        for (Map.Entry<FeedFormat, EntryBytes> one : entry.entrySet()) {
            data.writeByte(one.getKey().ordinal());
            block(data, one.getValue().id().getBytes(StandardCharsets.UTF_8));
            data.writeLong(one.getValue().updated().toEpochMilli());
            block(data, one.getValue().bytes());
        }
        return bytes.toByteArray();
    }

    private static void block(DataOutputStream data, byte[] bytes) throws IOException {
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static Map<FeedFormat, EntryBytes> entry(ByteBuffer record) {
        Map<FeedFormat, EntryBytes> entry = new EnumMap<>(FeedFormat.class);
        int formats = record.get();
        for (int format = 0; format < formats; format++) {
            FeedFormat which = FeedFormat.values()[record.get()];
            String id = new String(block(record), StandardCharsets.UTF_8);
            Instant updated = Instant.ofEpochMilli(record.getLong());
            entry.put(which, EntryBytes.of(id, updated, block(record)));
        }
        return entry;
    }

    private static byte[] block(ByteBuffer record) {
        byte[] bytes = new byte[record.getInt()];
        record.get(bytes);
        return bytes;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("it ends at " + (from + buffer.position()));
            }
        }
        return buffer.flip();
    }
}
