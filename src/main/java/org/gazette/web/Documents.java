package org.gazette.web;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.gazette.publishing.Document;
import org.gazette.publishing.Shelf;

/**
 * Answers for the documents on the shelf, from ready bytes; what is no document goes on to the routes. It stands in
 * front of the servlet layer, which costs more than the answer itself.
 */
final class Documents extends Handler.Wrapper {
    private static final HttpField NO_SNIFFING = new HttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField REFERRER = new HttpField("Referrer-Policy", "strict-origin-when-cross-origin");
    private static final HttpField PAGE_POLICY = new HttpField(
            "Content-Security-Policy",
            "default-src 'none'; img-src * data:; media-src *; style-src 'unsafe-inline'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'self'");
    private static final HttpField FRESHNESS = new HttpField(HttpHeader.CACHE_CONTROL, "public, max-age=60");
    private static final HttpField ANY_ORIGIN = new HttpField("Access-Control-Allow-Origin", "*");

    private final Shelf shelf;

    Documents(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean head = request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals("GET")) {
            return super.handle(request, response, callback);
        }
        String path = Request.getPathInContext(request);
        Optional<Document> document = shelf.at(path);
        if (document.isPresent()) {
            answer(document.get(), request.getHeaders(), head, response, callback);
            return true;
        }
        if (shelf.at(path + "/").isPresent()) {
            response.getHeaders().put(HttpHeader.LOCATION, path + "/");
            return empty(HttpStatus.MOVED_PERMANENTLY_301, response, callback);
        }
        if (shelf.gone(path).isPresent()) {
            return missing(HttpStatus.GONE_410, head, response, callback);
        }
        if (super.handle(request, response, callback)) {
            return true;
        }
        return missing(HttpStatus.NOT_FOUND_404, head, response, callback);
    }

    private static void answer(
            Document document, HttpFields request, boolean head, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, document.etag());
        headers.put(FRESHNESS);
        if (Preconditions.notModified(
                document, request.get(HttpHeader.IF_NONE_MATCH), request.get(HttpHeader.IF_MODIFIED_SINCE))) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, null, callback);
            return;
        }
        headers.put(HttpHeader.LAST_MODIFIED, date(document.lastModified()));
        body(document, head, HttpStatus.OK_200, response, callback);
    }

    private static void body(Document document, boolean head, int status, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, document.mediaType());
        headers.put(HttpHeader.CONTENT_LENGTH, document.bytes().length);
        headers.put(NO_SNIFFING);
        headers.put(REFERRER);
        headers.put(document.mediaType().startsWith("text/html") ? PAGE_POLICY : ANY_ORIGIN);
        response.setStatus(status);
        response.write(true, head ? null : ByteBuffer.wrap(document.bytes()), callback);
    }

    private boolean missing(int status, boolean head, Response response, Callback callback) {
        Optional<Document> document = shelf.at("/404");
        if (document.isEmpty()) {
            return empty(status, response, callback);
        }
        body(document.get(), head, status, response, callback);
        return true;
    }

    private static boolean empty(int status, Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        response.write(true, null, callback);
        return true;
    }

    /** An IMF-fixdate (RFC 9110 §5.6.7). */
    private static String date(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(moment.atOffset(ZoneOffset.UTC))
                .replaceFirst(", (\\d) ", ", 0$1 ");
    }
}
