package org.gazette.publishing;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** A document in the codings that make it smaller. */
record Codings(Optional<Coded> gzip, Optional<Coded> brotli) {
    static final Codings NONE = new Codings(Optional.empty(), Optional.empty());

    /** Below it the header of a coding costs more than the coding saves. */
    private static final int SMALLEST = 200;

    /** How much work is spent on a document that many ask for, and on one among very many. */
    private static final Effort HOT = new Effort(9, 9);

    private static final Effort COLD = new Effort(6, 5);

    private record Effort(int gzip, int brotli) {}

    /** Whether there is anything to gain: pictures are compressed already, short texts stay short. */
    static boolean worthwhile(Document document) {
        String type = document.mediaType();
        boolean picture = type.startsWith("image/") && !type.equals("image/svg+xml");
        return !picture && document.bytes().length >= SMALLEST;
    }

    /** Ready in a moment, under a tag of its own: better bytes follow. */
    static Codings quick(Document document) {
        return new Codings(smaller(document, Coding.GZIP, Gzip.code(document.bytes(), 1), "-g1"), Optional.empty());
    }

    /** Those of one among very many: a few hundredths larger than the best, in a third of the time. */
    static Codings good(Document document) {
        return coded(document, COLD);
    }

    static Codings best(Document document) {
        return coded(document, Layout.hot(document.path()) ? HOT : COLD);
    }

    private static Codings coded(Document document, Effort effort) {
        byte[] bytes = document.bytes();
        return new Codings(
                smaller(document, Coding.GZIP, Gzip.code(bytes, effort.gzip()), "-gz"),
                Brotli.available()
                        ? smaller(document, Coding.BROTLI, Brotli.code(bytes, effort.brotli()), "-br")
                        : Optional.empty());
    }

    /** Those of the bytes found beside a document that decode to it. Nothing else proves that they belong to it. */
    static Codings found(Document document, Optional<byte[]> gzip, Optional<byte[]> brotli) {
        return new Codings(
                gzip.filter(coded -> belongs(document, Coding.GZIP, coded))
                        .flatMap(coded -> smaller(document, Coding.GZIP, coded, "-gz")),
                brotli.filter(coded -> Brotli.available() && belongs(document, Coding.BROTLI, coded))
                        .flatMap(coded -> smaller(document, Coding.BROTLI, coded, "-br")));
    }

    /** Whether it has all that this machine can make. */
    boolean complete() {
        return gzip.isPresent() && (brotli.isPresent() || !Brotli.available());
    }

    int length() {
        return length(gzip) + length(brotli);
    }

    private static int length(Optional<Coded> coded) {
        return coded.map(one -> one.bytes().length).orElse(0);
    }

    private static Optional<Coded> smaller(Document document, Coding coding, byte[] coded, String tag) {
        return coded.length < document.bytes().length
                ? Optional.of(new Coded(coding, coded, '"' + document.hash() + tag + '"'))
                : Optional.empty();
    }

    private static boolean belongs(Document document, Coding coding, byte[] coded) {
        int length = document.bytes().length;
        try {
            byte[] decoded = coding == Coding.GZIP ? Gzip.decode(coded, length) : Brotli.decode(coded, length);
            return Arrays.equals(decoded, document.bytes());
        } catch (IOException e) {
            return false;
        }
    }
}
