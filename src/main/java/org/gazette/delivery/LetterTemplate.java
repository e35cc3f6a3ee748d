package org.gazette.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a mail with gaps that are filled for each reader. All that readers share is encoded once, when the letter
 * is composed; filling it copies these bytes and encodes a few hundred more. Safe for many threads.
 */
public final class LetterTemplate {
    private final List<Piece> pieces;

    LetterTemplate(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** @throws IllegalArgumentException when the bytes were not made by {@link #toBytes} */
    public static LetterTemplate of(byte[] stored) {
        return new LetterTemplate(StoredPieces.read(stored));
    }

    /** Its stored form. */
    public byte[] toBytes() {
        return StoredPieces.write(pieces);
    }

    /**
     * One reader's letter: a whole message (RFC 5322) with CRLF line ends, in ASCII unless the reader's own address has
     * other letters (RFC 6532). Not dot-stuffed, and no line of it begins with a dot. The same filling gives the same
     * bytes.
     */
    public byte[] fill(Filling filling) {
        List<byte[]> letter = new ArrayList<>();
        for (Piece piece : pieces) {
            piece.fill(filling, letter);
        }
        byte[] message =
                new byte[letter.stream().mapToInt(bytes -> bytes.length).sum()];
        int at = 0;
        for (byte[] bytes : letter) {
            System.arraycopy(bytes, 0, message, at, bytes.length);
            at += bytes.length;
        }
        return message;
    }
}
