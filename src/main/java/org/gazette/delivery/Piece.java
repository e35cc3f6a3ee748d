package org.gazette.delivery;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A stretch of a letter: shared bytes, or a gap with the encoding of its surroundings. */
sealed interface Piece permits Piece.Ready, Piece.Header, Piece.Quoted, Base64Piece {
    /** Adds its bytes for one reader; shared arrays are handed on, not copied, and must not be changed. */
    void fill(Filling filling, List<byte[]> letter);

    /** Writes its stored form; {@link StoredPieces} reads it. */
    void store(DataOutputStream out) throws IOException;

    /** @throws IllegalArgumentException when the text is not ASCII: no header goes out so */
    static Piece ready(String ascii) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)) {
            throw new IllegalArgumentException(
                    "«" + ascii.strip() + "» is not ASCII, so it cannot stand in a mail's head");
        }
        return new Ready(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes that every reader gets. */
    record Ready(byte[] bytes) implements Piece {
        @Override
        public void fill(Filling filling, List<byte[]> letter) {
            letter.add(bytes);
        }

        @Override
        public void store(DataOutputStream out) throws IOException {
            out.writeByte('R');
            StoredPieces.write(bytes, out);
        }
    }

    /** A gap in a header. */
    record Header(Gap gap) implements Piece {
        @Override
        public void fill(Filling filling, List<byte[]> letter) {
            letter.add(gap.bytes(filling));
        }

        @Override
        public void store(DataOutputStream out) throws IOException {
            out.writeByte('H');
            out.writeByte(gap.code());
        }
    }

    /** A gap in a quoted-printable body. It begins and ends a line, so its neighbours never change. */
    record Quoted(Gap gap) implements Piece {
        @Override
        public void fill(Filling filling, List<byte[]> letter) {
            letter.add(QuotedPrintable.lines(gap.bytes(filling)));
        }

        @Override
        public void store(DataOutputStream out) throws IOException {
            out.writeByte('Q');
            out.writeByte(gap.code());
        }
    }
}
