package org.gazette.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpStream;
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
        if (status == HttpStatus.NOT_MODIFIED_304) {
            request.addHttpStreamWrapper(Lengthless::new);
        }
        response.write(true, sent, callback);
    }

    /** Takes back the length of 0 that an answer without a body is given, which is not the document's (RFC 9110 §8.6). */
    private static final class Lengthless extends HttpStream.Wrapper {
        Lengthless(HttpStream stream) {
            super(stream);
        }

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {
            headers.remove(HttpHeader.CONTENT_LENGTH);
            super.prepareResponse(headers);
        }
    }
}
