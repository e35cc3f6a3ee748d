package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gazette.feeds.FeedDocument;
import org.jspecify.annotations.Nullable;

/**
 * A page, feed or file of the public site, ready to be sent in each coding. What it says never changes; the codings of
 * it may come later, and get better. Safe for many threads.
 */
public final class Document {
    /** 18 bytes of SHA-256: enough that no two versions of a page meet, and 24 characters long. */
    private static final int HASH_BYTES = 18;

    private final String path;
    private final String mediaType;
    private final Instant lastModified;
    private final Freshness freshness;
    private final List<String> links;
    private final byte[] bytes;
    private final Optional<Deltas> deltas;
    private volatile @Nullable Plain plain;
    private volatile Codings codings = Codings.NONE;
    private boolean coded;

    /** As it is, with what names it: hashed when it is first asked for, since most archives are never asked for. */
    private record Plain(String hash, Coded coded, Optional<Coded> identity) {
        static Plain of(byte[] bytes) {
            String hash = Document.hash(bytes);
            Coded coded = new Coded(Coding.IDENTITY, bytes, '"' + hash + '"');
            return new Plain(hash, coded, Optional.of(coded));
        }
    }

    private Document(
            String path, String mediaType, byte[] bytes, Instant changed, Headers headers, Optional<Deltas> deltas) {
        this.path = path;
        this.mediaType = mediaType;
        this.lastModified = changed.truncatedTo(ChronoUnit.SECONDS);
        this.freshness = headers.freshness();
        this.links = headers.links();
        this.bytes = bytes;
        this.deltas = deltas;
    }

    /**
     * @param path site-relative; one that ends in a slash is a page
     * @param changed when what it shows changed last
     */
    public static Document of(String path, String mediaType, byte[] bytes, Instant changed) {
        return new Document(path, mediaType, bytes, changed, Headers.USUAL, Optional.empty());
    }

    /**
     * @param before what stood at its path until now, when that is known: what is new since then, and since what stood
     *     there earlier, can be told ({@link #since})
     */
    public static Document ofFeed(FeedDocument feed, Optional<Document> before) {
        Headers headers = Headers.of(new FeedDocument.Wrapper(feed.fresh(), feed.links()));
        boolean archive = headers.freshness().immutable();
        return new Document(
                feed.path(),
                feed.mediaType(),
                feed.bytes(),
                feed.lastModified(),
                headers,
                archive || feed.parts().isEmpty() ? Optional.empty() : Optional.of(deltas(feed, before)));
    }

    private static Deltas deltas(FeedDocument feed, Optional<Document> before) {
        Optional<Deltas> past = before.flatMap(document -> document.deltas);
        boolean same = before.isPresent() && Arrays.equals(before.get().bytes(), feed.bytes());
        return past.isPresent() && same
                ? Deltas.again(feed, past.get())
                : Deltas.of(feed, past, before.map(Document::hash).orElse(""));
    }

    /** As it was found in its file. */
    static Document found(String path, String mediaType, byte[] bytes, Instant changed, Headers headers) {
        return new Document(path, mediaType, bytes, changed, headers, Optional.empty());
    }

    /** A page of HTML. */
    static Document page(String path, String html, Instant changed) {
        return of(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), changed);
    }

    /** The same, to be sent with other words on its freshness and with links (RFC 8288). */
    Document with(Freshness freshness, List<String> links) {
        return new Document(path, mediaType, bytes(), lastModified, new Headers(freshness, links), deltas);
    }

    /**
     * The same, dated after the one whose place it takes: when a story is taken back, a page falls back on older ones,
     * and must not be older itself for who asks with If-Modified-Since.
     */
    Document after(Document before) {
        Instant next = before.lastModified().plusSeconds(1);
        return lastModified.isBefore(next)
                ? new Document(path, mediaType, bytes(), next, new Headers(freshness, links), deltas)
                : this;
    }

    public String path() {
        return path;
    }

    public String mediaType() {
        return mediaType;
    }

    /** To the second. */
    public Instant lastModified() {
        return lastModified;
    }

    public Freshness freshness() {
        return freshness;
    }

    /** The values of its {@code Link} headers. */
    public List<String> links() {
        return links;
    }

    /** What names its bytes: 24 characters of base64url. Every entity tag of it begins so. */
    public String hash() {
        return plain().hash();
    }

    /** The entity tag of the identity coding. */
    public String etag() {
        return plain().coded().etag();
    }

    /** As it is. */
    public byte[] bytes() {
        return bytes;
    }

    private Plain plain() {
        Plain known = plain;
        if (known == null) {
            known = Plain.of(bytes);
            plain = known;
        }
        return known;
    }

    /** The document in a coding; empty while it was not coded so, or where that does not make it smaller. */
    public Optional<Coded> in(Coding coding) {
        return switch (coding) {
            case IDENTITY -> plain().identity();
            case GZIP -> codings.gzip();
            case BROTLI -> codings.brotli();
        };
    }

    /** Takes these codings in place of those before, all at once. */
    synchronized void code(Codings better) {
        codings = better;
        coded = true;
    }

    /** Takes these codings unless others were taken before. */
    synchronized void codeFirst(Codings quick) {
        if (!coded) {
            code(quick);
        }
    }

    Codings codings() {
        return codings;
    }

    /** Whether better codings of it can still be made. */
    boolean unfinished() {
        return !codings.complete() && Codings.worthwhile(this);
    }

    /** About how many bytes of memory it takes. */
    int weight() {
        return 500
                + 2 * path.length()
                + bytes().length
                + codings.length()
                + deltas.map(Deltas::weight).orElse(0);
    }

    /**
     * What is new since an earlier instance of it, as a document of the same kind (RFC 3229, manipulation «feed»): empty
     * when that instance is not known any more, or nothing would be saved.
     *
     * @param hash as {@link #hash} of that instance was
     */
    public Optional<Coded> since(String hash, Coding coding) {
        return deltas.isEmpty()
                ? Optional.empty()
                : in(coding).flatMap(whole -> deltas.get().since(hash, whole));
    }

    boolean saysTheSameAs(Document other) {
        return Arrays.equals(bytes, other.bytes) && mediaType.equals(other.mediaType);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
