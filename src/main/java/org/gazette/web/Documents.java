package org.gazette.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.gazette.publishing.Coding;
import org.gazette.publishing.Document;
import org.gazette.publishing.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the documents on the shelf, from ready bytes and ready headers; what is no document goes on to the routes.
 * It stands in front of the servlet layer, which costs more than the answer itself.
 *
 * <p>An address that moved or is gone says so before anybody's preconditions are looked at (RFC 9110 §13.2.1).
 */
final class Documents extends Handler.Wrapper {
    private static final String NOT_FOUND = "/404";
    /** RFC 3229 §10.4.1. */
    private static final int IM_USED = 226;

    private final Shelf shelf;
    private final Visits visits;
    private final AcceptEncoding encodings = new AcceptEncoding();
    private final Ready.Rack rack = new Ready.Rack();

    Documents(Shelf shelf, Visits visits) {
        this.shelf = shelf;
        this.visits = visits;
    }

    /** What is at hand is answered by the thread that read the request; what may wait for a disk or a database is not. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, visits.metrics());
        String path = Request.getPathInContext(request);
        Optional<Document> document = shelf.atHand(path);
        if (document.isPresent()) {
            answer(rack.of(document.get(), request), exchange);
        } else {
            request.getComponents().getExecutor().execute(() -> fetch(path, exchange));
        }
        return true;
    }

    private void fetch(String path, Exchange exchange) {
        try {
            Optional<Document> document = shelf.at(path);
            if (document.isPresent()) {
                answer(rack.of(document.get(), exchange.request()), exchange);
            } else if (!exchange.reads() || !elsewhere(path, exchange)) {
                route(exchange);
            }
        } catch (Throwable e) {
            Response.writeError(exchange.request(), exchange.response(), exchange.callback(), e);
        }
    }

    private void answer(Ready ready, Exchange exchange) {
        if (exchange.reads()) {
            read(ready, exchange);
        } else if (exchange.request().getMethod().equals("OPTIONS")) {
            exchange.send(ready.kind(), HttpStatus.NO_CONTENT_204, Headers.options(ready.kind()));
        } else {
            exchange.send(ready.kind(), HttpStatus.METHOD_NOT_ALLOWED_405, Headers.NOT_ALLOWED);
        }
    }

    private void read(Ready ready, Exchange exchange) {
        Asked asked = Asked.in(exchange.request().getHeaders());
        List<Coding> codings = encodings.codings(asked.encodings());
        Ready.Answer answer = ready.in(codings);
        switch (Preconditions.of(asked, ready)) {
            case FAILED -> exchange.send(ready.kind(), HttpStatus.PRECONDITION_FAILED_412, Headers.NOTHING);
            case NOT_MODIFIED -> send(ready, HttpStatus.NOT_MODIFIED_304, answer.unchanged(), null, asked, exchange);
            case MET -> {
                Delta delta = Delta.of(ready, codings, asked);
                if (delta != null) {
                    send(ready, IM_USED, delta.fields(), delta.body(), asked, exchange);
                } else {
                    whole(ready, answer, asked, exchange);
                }
            }
        }
    }

    private void whole(Ready ready, Ready.Answer answer, Asked asked, Exchange exchange) {
        boolean free = !exchange.isGet() || Preconditions.areAsked(asked);
        long wait = free ? 0 : visits.charge(exchange.request(), ready);
        if (wait > 0) {
            send(ready, HttpStatus.TOO_MANY_REQUESTS_429, Headers.tooMany(wait), null, asked, exchange);
        } else {
            send(ready, HttpStatus.OK_200, answer.full(), answer.body(), asked, exchange);
        }
    }

    private void send(
            Ready ready, int status, HttpFields fields, @Nullable ByteBuffer body, Asked asked, Exchange exchange) {
        if (ready.kind() == Kind.FEED && exchange.isGet()) {
            visits.note(exchange.request(), ready.document(), asked.agent(), status);
        }
        exchange.send(ready.kind(), status, fields, body);
    }

    /** @return whether something stood at this path, or stands behind it with a slash, and the answer says so */
    private boolean elsewhere(String path, Exchange exchange) {
        String page = path + '/';
        Optional<String> place = shelf.moved(path).or(() -> shelf.at(page).map(document -> URIUtil.encodePath(page)));
        if (place.isPresent()) {
            String query = exchange.request().getHttpURI().getQuery();
            exchange.send(Kind.NOWHERE, HttpStatus.MOVED_PERMANENTLY_301, Headers.moved(place.get(), query));
            return true;
        }
        Optional<Document> gone = shelf.gone(path).or(() -> shelf.gone(page));
        gone.ifPresent(notice -> missing(HttpStatus.GONE_410, Optional.of(notice), exchange));
        return gone.isPresent();
    }

    private void route(Exchange exchange) throws Exception {
        Callback counted = new Callback.Nested(exchange.callback()) {
            @Override
            public void succeeded() {
                exchange.metrics().count(Kind.ROUTE, exchange.response().getStatus(), 0);
                super.succeeded();
            }
        };
        Request asked = exchange.reads() && !exchange.isGet() ? new AsGet(exchange.request()) : exchange.request();
        if (!super.handle(asked, exchange.response(), counted)) {
            missing(HttpStatus.NOT_FOUND_404, shelf.at(NOT_FOUND), exchange);
        }
    }

    private void missing(int status, Optional<Document> words, Exchange exchange) {
        Optional<Document> page =
                words.filter(document -> document.bytes().length > 0).or(() -> shelf.at(NOT_FOUND));
        if (page.isEmpty()) {
            exchange.send(Kind.NOWHERE, status, Headers.NOTHING);
            return;
        }
        String wished = Asked.in(exchange.request().getHeaders()).encodings();
        Ready.Answer answer = rack.of(page.get(), exchange.request()).in(encodings.codings(wished));
        exchange.send(Kind.NOWHERE, status, Headers.notice(page.get(), answer.coded()), answer.body());
    }

    /** A HEAD, for routes that know GET alone: the server keeps the body to itself, and says how long it would be. */
    private static final class AsGet extends Request.Wrapper {
        AsGet(Request head) {
            super(head);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
