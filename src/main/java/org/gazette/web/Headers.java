package org.gazette.web;

import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.gazette.publishing.Coded;
import org.gazette.publishing.Coding;
import org.gazette.publishing.Document;
import org.jspecify.annotations.Nullable;

/** The header fields of answers, in wire form, so that no request formats any. */
final class Headers {
    private static final HttpField VARY = field(HttpHeader.VARY, "Accept-Encoding");
    private static final HttpField DELTA_VARY = field(HttpHeader.VARY, "A-IM, If-None-Match, Accept-Encoding");
    private static final HttpField DELTA_CACHING = field(HttpHeader.CACHE_CONTROL, "no-store, im");
    private static final HttpField MANIPULATION = new PreEncodedHttpField("IM", "feed");
    private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField REFERRER =
            new PreEncodedHttpField("Referrer-Policy", "strict-origin-when-cross-origin");
    private static final HttpField PAGE_POLICY = new PreEncodedHttpField(
            "Content-Security-Policy",
            "default-src 'none'; img-src * data:; media-src *; style-src 'unsafe-inline'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'self'");
    private static final HttpField EXPOSED =
            field(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Last-Modified, Link");
    private static final HttpField SHORT = field(HttpHeader.CACHE_CONTROL, "public, max-age=60");

    private static final HttpField ANY_ORIGIN = field(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    private static final HttpField EMPTY = new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, 0);
    private static final HttpField ALLOW = field(HttpHeader.ALLOW, "GET, HEAD, OPTIONS");
    private static final HttpField MOVED_CACHING = field(HttpHeader.CACHE_CONTROL, "public, max-age=3600");
    private static final HttpFields OPTIONS = fields(ALLOW);

    /** The answer to a browser that asks whether a script of another site may fetch a feed with validators. */
    private static final HttpFields PREFLIGHT = fields(
            ANY_ORIGIN,
            field(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
            field(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, "A-IM, If-None-Match, If-Modified-Since"),
            field(HttpHeader.ACCESS_CONTROL_MAX_AGE, "86400"),
            ALLOW);

    static final HttpFields NOTHING = fields(EMPTY);
    static final HttpFields NOT_ALLOWED = fields(ALLOW, EMPTY);

    private Headers() {}

    static HttpFields options(Kind kind) {
        return kind == Kind.PAGE ? OPTIONS : PREFLIGHT;
    }

    /**
     * @param place site-relative or absolute
     * @param query of the request, kept where the place has none
     */
    static HttpFields moved(String place, @Nullable String query) {
        String target = query == null || place.indexOf('?') >= 0 ? place : place + '?' + query;
        return fields(field(HttpHeader.LOCATION, target), MOVED_CACHING, ANY_ORIGIN, EMPTY);
    }

    /** @param wait whole seconds (RFC 9110 §10.2.3) */
    static HttpFields tooMany(long wait) {
        return fields(
                field(HttpHeader.RETRY_AFTER, String.valueOf(wait)),
                field(HttpHeader.CACHE_CONTROL, "no-store"),
                ANY_ORIGIN,
                EMPTY);
    }

    private static HttpField field(HttpHeader header, String value) {
        return new PreEncodedHttpField(header, value);
    }

    private static HttpFields fields(HttpField... fields) {
        return HttpFields.from(fields).asImmutable();
    }

    /**
     * Of a 200 (RFC 9110 §8).
     *
     * @param dated whether its date is told
     */
    static HttpFields full(Document document, Coded coded, boolean dated) {
        HttpFields.Mutable fields = validators(document, coded);
        if (dated) {
            fields.add(field(HttpHeader.LAST_MODIFIED, HttpDate.of(document.lastModified())));
        }
        return content(fields, document, coded).asImmutable();
    }

    /**
     * Of the 304 in its place: what a cache has to bring up to date, and nothing of the representation that it has
     * already (RFC 9110 §15.4.5).
     */
    static HttpFields unchanged(Document document, Coded coded) {
        return validators(document, coded).asImmutable();
    }

    /** Of an answer that says why the document is not there: not its validators. */
    static HttpFields notice(Document document, Coded coded) {
        HttpFields.Mutable fields = HttpFields.build();
        fields.add(SHORT);
        if (canBeCoded(document)) {
            fields.add(VARY);
        }
        return content(fields, document, coded).asImmutable();
    }

    /**
     * Of a 226 (RFC 3229 §10): the tag is that of the whole document, and ordinary caches keep out.
     *
     * @param whole the document in the coding that it would have been sent in
     * @param dated whether its date is told
     */
    static HttpFields.Mutable delta(Document document, Coded whole, Coded delta, boolean dated) {
        HttpFields.Mutable fields = HttpFields.build();
        fields.add(field(HttpHeader.ETAG, whole.etag()));
        fields.add(DELTA_CACHING);
        fields.add(DELTA_VARY);
        fields.add(MANIPULATION);
        if (dated) {
            fields.add(field(HttpHeader.LAST_MODIFIED, HttpDate.of(document.lastModified())));
        }
        shared(fields, document);
        return content(fields, document, delta);
    }

    private static HttpFields.Mutable validators(Document document, Coded coded) {
        HttpFields.Mutable fields = HttpFields.build();
        fields.add(field(HttpHeader.ETAG, coded.etag()));
        fields.add(field(HttpHeader.CACHE_CONTROL, document.freshness().cacheControl()));
        if (canBeCoded(document)) {
            fields.add(VARY);
        }
        return shared(fields, document);
    }

    /** Links, and who else may read it: everybody, where it is no page. */
    private static HttpFields.Mutable shared(HttpFields.Mutable fields, Document document) {
        if (!document.links().isEmpty()) {
            fields.add(field(HttpHeader.LINK, String.join(", ", document.links())));
        }
        if (Kind.of(document) != Kind.PAGE) {
            fields.add(ANY_ORIGIN);
            fields.add(EXPOSED);
        }
        return fields;
    }

    private static HttpFields.Mutable content(HttpFields.Mutable fields, Document document, Coded coded) {
        fields.add(field(HttpHeader.CONTENT_TYPE, document.mediaType()));
        if (coded.coding() != Coding.IDENTITY) {
            fields.add(field(HttpHeader.CONTENT_ENCODING, coded.coding().token()));
        }
        fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, coded.bytes().length));
        fields.add(NO_SNIFFING);
        fields.add(REFERRER);
        if (Kind.of(document) == Kind.PAGE) {
            fields.add(PAGE_POLICY);
        }
        return fields;
    }

    /** Whether there may be codings of it, now or later: pictures are packed already. */
    private static boolean canBeCoded(Document document) {
        return Stream.of("image/", "audio/", "video/").noneMatch(document.mediaType()::startsWith);
    }
}
