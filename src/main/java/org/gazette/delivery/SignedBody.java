package org.gazette.delivery;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a letter as a signature reads it: SHA-256 of its canonical form (RFC 6376 §3.7). What readers share is made
 * canonical once. What stands before the first gap is hashed once; a gap that a reader leaves empty, as one without a
 * name does, is none.
 */
final class SignedBody {
    private final List<Stretch> stretches;
    private final Begun begun;
    private final Begun begunForNameless;

    /** @param body whole lines; the last of them is not empty */
    SignedBody(List<Piece> body) {
        this.stretches = body.stream().map(Stretch::of).toList();
        this.begun = begin(true);
        this.begunForNameless = begin(false);
    }

    /** A piece, and its canonical form where all readers share it. */
    private record Stretch(Piece piece, byte @Nullable [] canonical) {
        static Stretch of(Piece piece) {
            return new Stretch(
                    piece,
                    piece instanceof Piece.Ready ready ? canonical(ready.run().bytes()) : null);
        }

        /** The same array where nothing is to be changed. */
        private static byte[] canonical(byte[] lines) {
            byte[] relaxed = Relaxed.lines(lines);
            return relaxed.length == lines.length ? lines : relaxed;
        }

        boolean sameForAll(boolean named) {
            boolean leftEmpty = !named
                    && piece instanceof Piece.Quoted quoted
                    && quoted.gap().isName();
            return canonical != null || leftEmpty;
        }

        void addTo(MessageDigest digest, Filling filling) {
            if (canonical != null) {
                digest.update(canonical);
            } else {
                Message.Builder lines = new Message.Builder();
                piece.fill(filling, lines);
                lines.build().stretches().forEach(piece instanceof Piece.Quoted ? quoted(digest) : digest::update);
            }
        }

        /** Base64 has no white space; quoted-printable has. */
        private static Consumer<ByteBuffer> quoted(MessageDigest digest) {
            return lines -> {
                byte[] bytes = new byte[lines.remaining()];
                lines.get(bytes);
                digest.update(Relaxed.lines(bytes));
            };
        }
    }

    /** A state of hashing after so many stretches. */
    private record Begun(MessageDigest digest, int stretches) {}

    private Begun begin(boolean named) {
        MessageDigest digest = sha256();
        int at = 0;
        while (at < stretches.size() && stretches.get(at).sameForAll(named)) {
            byte[] canonical = stretches.get(at).canonical();
            digest.update(canonical == null ? new byte[0] : canonical);
            at++;
        }
        return new Begun(digest, at);
    }

    byte[] hash(Filling filling) {
        Begun from = filling.name().isEmpty() ? begunForNameless : begun;
        MessageDigest digest = copy(from.digest());
        for (Stretch stretch : stretches.subList(from.stretches(), stretches.size())) {
            stretch.addTo(digest, filling);
        }
        return digest.digest();
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java's SHA-256 cannot go on from where another stands", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
