package org.gazette.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.gazette.publishing.Coded;
import org.gazette.publishing.Coding;
import org.gazette.publishing.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document with its answers made beforehand, one for each coding that it has. While its date lies ahead of the clock,
 * as that of the third version within a second does, nothing is said of it (RFC 9110 §8.8.2.1). Safe for many threads.
 */
final class Ready {
    private static final Coding[] CODINGS = Coding.values();

    private final Document document;
    private final Kind kind;
    private final String lastModified;
    private final boolean ahead;
    private final @Nullable Answer[] answers = new Answer[CODINGS.length];

    /** In one coding. Who is asked for a second time keeps its bytes where the network takes them from without a copy. */
    static final class Answer {
        private final Coded coded;
        private final HttpFields full;
        private final HttpFields unchanged;
        private final Rack rack;
        private volatile ByteBuffer bytes;
        private boolean asked;

        private Answer(Coded coded, HttpFields full, HttpFields unchanged, Rack rack) {
            this.coded = coded;
            this.full = full;
            this.unchanged = unchanged;
            this.rack = rack;
            this.bytes = ByteBuffer.wrap(coded.bytes());
        }

        Coded coded() {
            return coded;
        }

        /** The fields of a 200. */
        HttpFields full() {
            return full;
        }

        /** The fields of the 304 in its place. */
        HttpFields unchanged() {
            return unchanged;
        }

        ByteBuffer body() {
            if (asked && !bytes.isDirect()) {
                bytes = rack.outside(coded.bytes());
            }
            asked = true;
            return bytes.duplicate();
        }
    }

    /** @param now in milliseconds, when it is asked for */
    private Ready(Document document, long now, Rack rack) {
        this.document = document;
        this.kind = Kind.of(document);
        this.lastModified = HttpDate.of(document.lastModified());
        this.ahead = isAhead(now);
        for (Coding coding : CODINGS) {
            document.in(coding).ifPresent(coded -> answers[coding.ordinal()] = answer(coded, rack));
        }
    }

    Document document() {
        return document;
    }

    Kind kind() {
        return kind;
    }

    /** As its header says it. */
    String lastModified() {
        return lastModified;
    }

    /** Whether its date is told. */
    boolean isDated() {
        return !ahead;
    }

    /** In the first of the codings that it has; they end in identity. */
    Answer in(List<Coding> codings) {
        for (int at = 0; at < codings.size(); at++) {
            Answer answer = answers[codings.get(at).ordinal()];
            if (answer != null) {
                return answer;
            }
        }
        throw new IllegalStateException(document.path() + " has no identity coding");
    }

    private boolean isOf(Document now, Request request) {
        if (document != now || (ahead && !isAhead(Request.getTimeStamp(request)))) {
            return false;
        }
        for (Coding coding : CODINGS) {
            Answer answer = answers[coding.ordinal()];
            Optional<Coded> coded = now.in(coding);
            if (answer == null
                    ? coded.isPresent()
                    : coded.filter(one -> one == answer.coded()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean isAhead(long now) {
        return document.lastModified().toEpochMilli() > now;
    }

    private Answer answer(Coded coded, Rack rack) {
        return new Answer(coded, Headers.full(document, coded, isDated()), Headers.unchanged(document, coded), rack);
    }

    /** Those in use, by their paths. One is made anew when its document or a coding of it is another. */
    static final class Rack {
        /** It begins again when it is full: to make one costs some microseconds. */
        private static final int MOST = 4_096;
        /** So many bytes may lie outside the heap, and some; great documents, such as pictures, never do. */
        private static final int ROOM = 32 << 20;

        private static final int GREATEST = 1 << 20;

        private final Map<String, Ready> made = new ConcurrentHashMap<>();
        private final AtomicInteger taken = new AtomicInteger();

        /** @param request that asks for it */
        Ready of(Document document, Request request) {
            Ready ready = made.get(document.path());
            return ready != null && ready.isOf(document, request) ? ready : make(document, request);
        }

        private Ready make(Document document, Request request) {
            if (made.size() >= MOST || taken.get() > ROOM) {
                made.clear();
                taken.set(0);
            }
            Ready ready = new Ready(document, Request.getTimeStamp(request), this);
            made.put(document.path(), ready);
            return ready;
        }

        /** A copy outside the heap, or the bytes as they are while there is no room. */
        private ByteBuffer outside(byte[] bytes) {
            if (bytes.length > GREATEST || taken.get() > ROOM) {
                return ByteBuffer.wrap(bytes);
            }
            taken.addAndGet(bytes.length);
            return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        }
    }
}
