package org.gazette.publishing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gazette.feeds.Pictures;

/**
 * What the first bytes of a picture say: its kind, and how many pixels it has. PNG, JPEG, GIF and WebP are measured, of
 * AVIF the kind alone is told.
 */
final class PictureHead {
    private static final int FIRST = 32;
    private static final int MARKER = 0xFF;

    private PictureHead() {}

    /** @return empty for what is no picture */
    static Optional<Pictures.Measures> read(Path file) throws IOException {
        long bytes = Files.size(file);
        byte[] first = new byte[FIRST];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(first, 0, FIRST);
        }
        if (begins(first, 1, "PNG")) {
            ByteBuffer sizes = ByteBuffer.wrap(first);
            return Optional.of(new Pictures.Measures("image/png", bytes, sizes.getInt(16), sizes.getInt(20)));
        }
        if (begins(first, 0, "GIF8")) {
            return Optional.of(new Pictures.Measures("image/gif", bytes, little(first, 6, 2), little(first, 8, 2)));
        }
        if ((first[0] & 0xFF) == MARKER && (first[1] & 0xFF) == 0xD8) {
            return Optional.of(jpeg(file, bytes));
        }
        if (begins(first, 0, "RIFF") && begins(first, 8, "WEBP")) {
            return Optional.of(webp(first, bytes));
        }
        return begins(first, 4, "ftypavi")
                ? Optional.of(new Pictures.Measures("image/avif", bytes, 0, 0))
                : Optional.empty();
    }

    /** ITU T.81 §B.2: the size stands in the frame header, which comes after tables of any length. */
    private static Pictures.Measures jpeg(Path file, long bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.readUnsignedShort();
            for (int marker = marker(in); marker != 0xDA; marker = marker(in)) {
                int length = in.readUnsignedShort();
                if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                    in.readUnsignedByte();
                    int height = in.readUnsignedShort();
                    return new Pictures.Measures("image/jpeg", bytes, in.readUnsignedShort(), height);
                }
                in.skipNBytes(Math.max(0, length - 2));
            }
        } catch (EOFException e) {
            return new Pictures.Measures("image/jpeg", bytes, 0, 0);
        }
        return new Pictures.Measures("image/jpeg", bytes, 0, 0);
    }

    private static int marker(DataInputStream in) throws IOException {
        int next = in.readUnsignedByte();
        while (next != MARKER) {
            next = in.readUnsignedByte();
        }
        while (next == MARKER) {
            next = in.readUnsignedByte();
        }
        return next;
    }

    /** RFC 9649 §2: lossy, lossless and extended files have their sizes at different places. */
    private static Pictures.Measures webp(byte[] first, long bytes) {
        int width = 0;
        int height = 0;
        if (begins(first, 12, "VP8X")) {
            width = little(first, 24, 3) + 1;
            height = little(first, 27, 3) + 1;
        } else if (begins(first, 12, "VP8L")) {
            int sizes = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt(21);
            width = (sizes & 0x3FFF) + 1;
            height = ((sizes >>> 14) & 0x3FFF) + 1;
        } else if (begins(first, 12, "VP8 ")) {
            width = little(first, 26, 2) & 0x3FFF;
            height = little(first, 28, 2) & 0x3FFF;
        }
        return new Pictures.Measures("image/webp", bytes, width, height);
    }

    private static boolean begins(byte[] bytes, int from, String word) {
        return new String(bytes, from, word.length(), StandardCharsets.ISO_8859_1).equals(word);
    }

    private static int little(byte[] bytes, int from, int count) {
        int number = 0;
        for (int at = count - 1; at >= 0; at--) {
            number = (number << 8) | (bytes[from + at] & 0xFF);
        }
        return number;
    }
}
