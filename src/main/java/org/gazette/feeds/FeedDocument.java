package org.gazette.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A feed, or one of the lists beside it, as bytes.
 *
 * @param path site-relative, such as {@code /feeds/all.atom}
 * @param lastModified the newest change in it; {@link Instant#EPOCH} when it is empty
 * @param parts where its entries stand, in their order; empty where that does not matter
 * @param fresh for how long it may be taken as it is; {@link #FOR_EVER} for an archive, which never changes
 * @param links values of a {@code Link} header (RFC 8288) to send with it: self and hubs; may be empty
 */
public record FeedDocument(
        String path,
        String mediaType,
        byte[] bytes,
        Instant lastModified,
        List<Part> parts,
        Duration fresh,
        List<String> links) {
    /** A year, as RFC 9111 readers understand it. */
    public static final Duration FOR_EVER = Duration.ofDays(365);

    /**
     * What is sent with a document besides its bytes.
     *
     * @param fresh as above
     * @param links as above
     */
    public record Wrapper(Duration fresh, List<String> links) {
        public Wrapper {
            links = List.copyOf(links);
        }
    }

    /** One that is fresh for a minute, and whose parts do not matter. */
    public FeedDocument(String path, String mediaType, byte[] bytes, Instant lastModified) {
        this(path, mediaType, bytes, lastModified, List.of(), Duration.ofMinutes(1), List.of());
    }

    public FeedDocument {
        parts = List.copyOf(parts);
        links = List.copyOf(links);
    }

    /**
     * An entry or a tombstone among the bytes. The bytes before the first part and those behind the last make a valid
     * document without entries; between two parts stands {@code separator}, the same each time.
     *
     * @param key of what it says: two parts with equal keys are equal
     * @param from the offset of its first byte
     * @param to the offset behind its last byte
     */
    public record Part(String key, int from, int to) {}
}
