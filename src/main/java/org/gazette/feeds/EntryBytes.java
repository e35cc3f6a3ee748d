package org.gazette.feeds;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * An entry in one format, ready to stand in any document of that format. It depends on nothing but the entry, so one
 * that is kept for a story's revision is good for ever.
 *
 * @param id as it stands in the bytes
 * @param key names the bytes: two that have the same are the same
 */
record EntryBytes(String id, Instant updated, byte[] bytes, String key) {
    /** Of SHA-256: 20 characters. */
    private static final int KEY_BYTES = 15;

    static EntryBytes of(String id, Instant updated, byte[] bytes) {
        return new EntryBytes(id, updated, bytes, key(bytes));
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
