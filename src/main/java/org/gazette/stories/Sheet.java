package org.gazette.stories;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A draft that passed the copy desk.
 *
 * @param copy as handed in: its also-read pieces may mean stories that are not there
 * @param words how many its body has
 * @param hash of the copy
 */
record Sheet(Draft draft, Copy copy, Instant dated, int words, String hash) {
    static String hash(Copy copy) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Json.write(copy).getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
