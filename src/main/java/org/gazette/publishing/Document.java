package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/**
 * A page, feed or file of the public site, ready to be sent.
 *
 * @param path site-relative; one that ends in a slash is a page
 * @param lastModified to the second
 * @param etag strong, with its quotes (RFC 9110 §8.8.3)
 */
public record Document(String path, String mediaType, byte[] bytes, Instant lastModified, String etag) {
    /** 18 bytes of SHA-256: enough that no two versions of a page meet, and 24 characters long. */
    private static final int TAG_BYTES = 18;

    /** @param changed when what it shows changed last */
    public static Document of(String path, String mediaType, byte[] bytes, Instant changed) {
        return new Document(path, mediaType, bytes, changed.truncatedTo(ChronoUnit.SECONDS), tag(bytes));
    }

    /** A page of HTML. */
    static Document page(String path, String html, Instant changed) {
        return of(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), changed);
    }

    /**
     * The same, dated after the one whose place it takes: when a story is taken back, a page falls back on older ones,
     * and must not be older itself for who asks with If-Modified-Since.
     */
    Document after(Document before) {
        Instant next = before.lastModified().plusSeconds(1);
        return lastModified.isBefore(next) ? new Document(path, mediaType, bytes, next, etag) : this;
    }

    boolean saysTheSameAs(Document other) {
        return etag.equals(other.etag) && mediaType.equals(other.mediaType);
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
