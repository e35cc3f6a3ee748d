package org.gazette.delivery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A body in base64 (RFC 2045 §6.8), in lines of at most 76 columns. Base64 takes three bytes together, so what stands in
 * a gap shifts all that follows by 0, 1 or 2 bytes: each shared run is encoded beforehand for each of these, and a
 * reader costs only the few bytes around the gaps.
 */
final class Base64Piece implements Piece {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final byte[] CRLF = {'\r', '\n'};

    private final List<byte[]> runs;
    private final List<Gap> gaps;
    private final List<List<Run>> encoded;

    /** @param runs one more than gaps */
    Base64Piece(List<byte[]> runs, List<Gap> gaps) {
        this.runs = runs;
        this.gaps = gaps;
        this.encoded = runs.stream()
                .map(run -> List.of(encoded(run, 0), encoded(run, 1), encoded(run, 2)))
                .toList();
    }

    @Override
    public void fill(Filling filling, Message.Builder letter) {
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        for (int at = 0; at < runs.size(); at++) {
            byte[] run = runs.get(at);
            int missing = Math.floorMod(-open.size(), 3);
            if (run.length < missing) {
                open.writeBytes(run);
            } else {
                open.write(run, 0, missing);
                letter.add(lines(open.toByteArray()));
                letter.add(encoded.get(at).get(missing));
                int left = (run.length - missing) % 3;
                open.reset();
                open.write(run, run.length - left, left);
            }
            if (at < gaps.size()) {
                open.writeBytes(gaps.get(at).bytes(filling));
            }
        }
        letter.add(lines(open.toByteArray()));
    }

    /** Whole groups of three, from an offset on; what is left over at the end belongs to the next gap. */
    private static Run encoded(byte[] run, int from) {
        int groups = Math.max(0, run.length - from) / 3;
        return new Run(
                lines(Arrays.copyOfRange(run, Math.min(from, run.length), Math.min(from, run.length) + 3 * groups)));
    }

    private static byte[] lines(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        byte[] text = LINES.encode(bytes);
        byte[] ended = Arrays.copyOf(text, text.length + CRLF.length);
        System.arraycopy(CRLF, 0, ended, text.length, CRLF.length);
        return ended;
    }

    @Override
    public void store(DataOutputStream out) throws IOException {
        out.writeByte('B');
        out.writeInt(gaps.size());
        for (int at = 0; at < runs.size(); at++) {
            StoredPieces.write(runs.get(at), out);
            if (at < gaps.size()) {
                out.writeByte(gaps.get(at).code());
            }
        }
    }
}
