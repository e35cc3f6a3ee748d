package org.gazette.publishing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The coding «gzip» (RFC 1952). The same bytes give the same bytes: no time stands in the header. */
final class Gzip {
    private static final int BUFFER = 8 << 10;

    private Gzip() {}

    /** @param level 1, the quickest, to 9, the smallest */
    static byte[] code(byte[] bytes, int level) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (OutputStream out = new Levelled(coded, level)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return coded.toByteArray();
    }

    /**
     * @param atMost how many bytes are wanted; no more are read
     * @throws IOException when they are not gzip, are cut short, or do not match the sum at their end
     */
    static byte[] decode(byte[] coded, int atMost) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(coded), BUFFER)) {
            byte[] bytes = in.readNBytes(atMost);
            // the sum at the end is looked at only when the end is reached
            if (in.read() >= 0) {
                throw new IOException("more than " + atMost + " bytes");
            }
            return bytes;
        }
    }

    private static final class Levelled extends GZIPOutputStream {
        Levelled(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }
    }
}
