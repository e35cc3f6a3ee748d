package org.gazette.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a mail with gaps that are filled for each reader. All that readers share is encoded once, when the letter
 * is composed; filling it points at these bytes and encodes a few hundred more. Safe for many threads.
 */
public final class LetterTemplate {
    private static final byte[] LINE_END = {'\r', '\n'};

    private final List<Piece> pieces;
    private final List<Piece> head;
    private final List<Piece> body;
    private final SignedBody signedBody;
    private volatile @Nullable String signedNames;

    /** @throws IllegalArgumentException when the pieces make no mail that can go over the wire as it is */
    LetterTemplate(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        Halves halves = Halves.of(pieces);
        this.head = halves.head();
        this.body = halves.body();
        this.signedBody = new SignedBody(body);
    }

    /** @throws IllegalArgumentException when the bytes were not made by {@link #toBytes} */
    public static LetterTemplate of(byte[] stored) {
        return new LetterTemplate(StoredPieces.read(stored));
    }

    /** Its stored form. */
    public byte[] toBytes() {
        return StoredPieces.write(pieces);
    }

    /** One reader's letter without signatures: what it says, not what is sent. */
    public byte[] fill(Filling filling) {
        return fill(filling, List.of()).bytes();
    }

    /**
     * One reader's letter, in ASCII unless the reader's own address has other letters (RFC 6532). The same filling gives
     * the same bytes.
     *
     * @param signers each adds its signature (RFC 6376)
     */
    Message fill(Filling filling, List<Signer> signers) {
        Message.Builder letter = new Message.Builder();
        if (!signers.isEmpty()) {
            sign(filling, signers, letter);
        }
        fill(head, filling, letter);
        letter.add(LINE_END);
        fill(body, filling, letter);
        return letter.build();
    }

    private void sign(Filling filling, List<Signer> signers, Message.Builder letter) {
        Message.Builder filledHead = new Message.Builder();
        fill(head, filling, filledHead);
        byte[] bytes = filledHead.build().bytes();
        String names = signedNames;
        if (names == null) {
            names = SignedHead.names(bytes);
            signedNames = names;
        }
        SignedHead signedHead = new SignedHead(names, Relaxed.fields(bytes));
        byte[] hash = signedBody.hash(filling);
        for (Signer signer : signers) {
            letter.add(signer.field(signedHead, hash, filling.date()));
        }
    }

    private static void fill(List<Piece> pieces, Filling filling, Message.Builder letter) {
        for (Piece piece : pieces) {
            piece.fill(filling, letter);
        }
    }

    /** What stands before and after the empty line. */
    private record Halves(List<Piece> head, List<Piece> body) {
        static Halves of(List<Piece> pieces) {
            for (int at = 0; at < pieces.size(); at++) {
                if (pieces.get(at) instanceof Piece.Ready ready) {
                    int end = emptyLine(ready.run().bytes());
                    if (end >= 0) {
                        return cut(pieces, at, ready.run().bytes(), end).checked();
                    }
                }
            }
            throw new IllegalArgumentException("a letter has no empty line behind its head");
        }

        private static Halves cut(List<Piece> pieces, int at, byte[] bytes, int end) {
            List<Piece> head = new ArrayList<>(pieces.subList(0, at));
            head.add(Piece.ready(Arrays.copyOf(bytes, end)));
            List<Piece> body = new ArrayList<>();
            body.add(Piece.ready(Arrays.copyOfRange(bytes, end + LINE_END.length, bytes.length)));
            body.addAll(pieces.subList(at + 1, pieces.size()));
            return new Halves(List.copyOf(head), List.copyOf(body));
        }

        /** Where the empty line begins that ends the head; -1 where there is none. */
        private static int emptyLine(byte[] bytes) {
            for (int at = 0; at + 3 < bytes.length; at++) {
                if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                    return at + 2;
                }
            }
            return -1;
        }

        /**
         * Of a body, each piece is whole lines, and encodings let none begin with a dot. A gap of a head stands behind
         * its name.
         */
        private Halves checked() {
            boolean lineBegins = true;
            for (Piece piece : head) {
                require(!lineBegins || piece instanceof Piece.Ready, "a gap at the beginning of a line of its head");
                lineBegins = piece instanceof Piece.Ready ready
                        && Lines.whole(ready.run().bytes());
            }
            for (Piece piece : body) {
                require(!(piece instanceof Piece.Header), "a gap of a head in its body");
                require(
                        !(piece instanceof Piece.Ready ready)
                                || sendable(ready.run().bytes()),
                        "lines that SMTP would change");
            }
            require(
                    body.get(body.size() - 1) instanceof Piece.Ready last
                            && last.run().bytes().length > 2,
                    "an empty end");
            return this;
        }

        private static boolean sendable(byte[] lines) {
            return Lines.whole(lines) && !Lines.dotted(lines);
        }

        private static void require(boolean right, String fault) {
            if (!right) {
                throw new IllegalArgumentException("a letter has " + fault);
            }
        }
    }
}
