package org.gazette.publishing;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The coding «br» (RFC 7932), by a native library: on machines that it is not built for, nothing is coded so. */
final class Brotli {
    private static final Logger LOG = LoggerFactory.getLogger(Brotli.class);
    private static final boolean AVAILABLE = Brotli4jLoader.isAvailable();

    static {
        if (!AVAILABLE) {
            LOG.info(
                    "no brotli on this machine, documents are coded by gzip alone: {}",
                    String.valueOf(Brotli4jLoader.getUnavailabilityCause()));
        }
    }

    private Brotli() {}

    static boolean available() {
        return AVAILABLE;
    }

    /** @param quality 0, the quickest, to 11, the smallest */
    static byte[] code(byte[] bytes, int quality) {
        try {
            return Encoder.compress(bytes, Encoder.Parameters.create(quality));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /**
     * @param atMost how many bytes are wanted; no more are read
     * @throws IOException when they are not brotli, or cut short
     */
    static byte[] decode(byte[] coded, int atMost) throws IOException {
        try (BrotliInputStream in = new BrotliInputStream(new ByteArrayInputStream(coded))) {
            byte[] bytes = in.readNBytes(atMost);
            if (in.read() >= 0) {
                throw new IOException("more than " + atMost + " bytes");
            }
            return bytes;
        }
    }
}
