package org.gazette.feeds;

import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * An entry in one format, ready to stand in any document of that format. It depends on nothing but the entry, so one
 * that is kept for a story's revision is good for ever. Safe for many threads.
 */
final class EntryBytes {
    private final String id;
    private final Instant updated;
    private final byte[] bytes;
    private volatile @Nullable String key;

    private EntryBytes(String id, Instant updated, byte[] bytes) {
        this.id = id;
        this.updated = updated;
        this.bytes = bytes;
    }

    /** @param id as it stands in the bytes */
    static EntryBytes of(String id, Instant updated, byte[] bytes) {
        return new EntryBytes(id, updated, bytes);
    }

    String id() {
        return id;
    }

    Instant updated() {
        return updated;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Names the bytes: two that have the same are the same. Made when it is first asked for: archives never ask. */
    String key() {
        String known = key;
        if (known == null) {
            known = key(bytes);
            key = known;
        }
        return known;
    }

    /** Two sums of 32 bits and the length: enough to tell apart the few versions of one feed's entries that meet. */
    private static String key(byte[] bytes) {
        Checksum one = new CRC32();
        Checksum other = new CRC32C();
        one.update(bytes, 0, bytes.length);
        other.update(bytes, 0, bytes.length);
        return Long.toString(one.getValue() << Integer.SIZE | other.getValue(), Character.MAX_RADIX)
                + '.'
                + Integer.toString(bytes.length, Character.MAX_RADIX);
    }
}
