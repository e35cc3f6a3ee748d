package org.gazette.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The stored form of a letter: a version, how many pieces, and each behind a letter that tells its kind. */
final class StoredPieces {
    private static final int VERSION = 1;

    private StoredPieces() {}

    static byte[] write(List<Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(pieces.size());
            for (Piece piece : pieces) {
                piece.store(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IllegalArgumentException when the bytes are no letter of this version */
    static List<Piece> read(byte[] stored) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a stored letter has version " + version + ", not " + VERSION);
            }
            int count = in.readInt();
            List<Piece> pieces = new ArrayList<>();
            for (int at = 0; at < count; at++) {
                pieces.add(piece(in));
            }
            return pieces;
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored letter of " + stored.length + " bytes is cut off", e);
        }
    }

    private static Piece piece(DataInputStream in) throws IOException {
        char kind = (char) in.readUnsignedByte();
        return switch (kind) {
            case 'R' -> Piece.ready(bytes(in));
            case 'H' -> new Piece.Header(gap(in));
            case 'Q' -> new Piece.Quoted(gap(in));
            case 'B' -> base64(in);
            default -> throw new IllegalArgumentException("a stored letter has a piece of unknown kind " + kind);
        };
    }

    private static Piece base64(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<byte[]> runs = new ArrayList<>(List.of(bytes(in)));
        List<Gap> gaps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            gaps.add(gap(in));
            runs.add(bytes(in));
        }
        return new Base64Piece(runs, gaps);
    }

    private static Gap gap(DataInputStream in) throws IOException {
        return Gap.of(in.readUnsignedByte());
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
