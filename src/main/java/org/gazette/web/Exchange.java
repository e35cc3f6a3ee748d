package org.gazette.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A request and the way to answer it: once, in one write. */
record Exchange(Request request, Response response, Callback callback, Metrics metrics) {
    boolean isGet() {
        return request.getMethod().equals("GET");
    }

    /** Whether it is a GET or a HEAD. */
    boolean reads() {
        return isGet() || request.getMethod().equals("HEAD");
    }

    void send(Kind kind, int status, HttpFields fields) {
        send(kind, status, fields, null);
    }

    /** Answers with fields and bytes; a HEAD gets the fields alone. */
    void send(Kind kind, int status, HttpFields fields, @Nullable ByteBuffer body) {
        ByteBuffer sent = isGet() ? body : null;
        metrics.count(kind, status, sent == null ? 0 : sent.remaining());
        response.setStatus(status);
        response.getHeaders().add(fields);
        // a 304 that ended here would be given a length of 0, which is not that of the document (RFC 9110 §8.6)
        boolean last = status != HttpStatus.NOT_MODIFIED_304;
        response.write(last, sent, callback);
    }
}
