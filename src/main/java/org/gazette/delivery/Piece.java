package org.gazette.delivery;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A stretch of a letter: shared bytes, or a gap with the encoding of its surroundings. */
sealed interface Piece permits Piece.Ready, Piece.Header, Piece.Quoted, Base64Piece {
    /** Adds its bytes for one reader. */
    void fill(Filling filling, Message.Builder letter);

    /** Writes its stored form; {@link StoredPieces} reads it. */
    void store(DataOutputStream out) throws IOException;

    /** @throws IllegalArgumentException when the text is not ASCII: no header goes out so */
    static Piece ready(String ascii) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)) {
            throw new IllegalArgumentException(
                    "«" + ascii.strip() + "» is not ASCII, so it cannot stand in a mail's head");
        }
        return ready(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    static Piece ready(byte[] bytes) {
        return new Ready(new Run(bytes));
    }

    /** Bytes that every reader gets. */
    record Ready(Run run) implements Piece {
        @Override
        public void fill(Filling filling, Message.Builder letter) {
            letter.add(run);
        }

        @Override
        public void store(DataOutputStream out) throws IOException {
            out.writeByte('R');
            StoredPieces.write(run.bytes(), out);
        }
    }

    /** A gap in a header. */
    record Header(Gap gap) implements Piece {
        @Override
        public void fill(Filling filling, Message.Builder letter) {
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
        public void fill(Filling filling, Message.Builder letter) {
            letter.add(QuotedPrintable.lines(gap.bytes(filling)));
        }

        @Override
        public void store(DataOutputStream out) throws IOException {
            out.writeByte('Q');
            out.writeByte(gap.code());
        }
    }
}
