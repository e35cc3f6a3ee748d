package org.gazette.feeds;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An entry in one format, ready to stand in any document of that format. It depends on nothing but the entry, so one
 * that is kept for a story's revision is good for ever. Safe for many threads.
 */
final class EntryBytes {
    /** Of SHA-256: 20 characters. */
    private static final int KEY_BYTES = 15;

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

    private static String key(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
