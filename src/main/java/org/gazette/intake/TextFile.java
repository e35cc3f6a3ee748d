package org.gazette.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file as UTF-8. A file in another encoding is set aside: what a guess gets wrong would be printed. */
final class TextFile {
    static final long STORY_BYTES = 10_000_000;
    static final long EXPORT_BYTES = 100_000_000;

    private TextFile() {}

    /** @return the text with LF as line ends, without a byte order mark */
    static String read(Path file, long atMostBytes) throws Unreadable {
        try {
            long size = Files.size(file);
            if (size > atMostBytes) {
                throw new Unreadable(
                        1, "has " + size + " bytes, more than the " + atMostBytes + " that one may have: is it text?");
            }
            return decode(Files.readAllBytes(file)).replace("\r\n", "\n").replace('\r', '\n');
        } catch (NoSuchFileException e) {
            throw new Unreadable(1, "is a link to a file that is not there");
        } catch (AccessDeniedException e) {
            throw new Unreadable(1, "may not be read: give yourself the right (chmod u+r)");
        } catch (IOException e) {
            throw new Unreadable(1, "cannot be read: " + e.getMessage());
        }
    }

    private static String decode(byte[] bytes) throws Unreadable {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw notUtf8(bytes, in.position());
        }
        String text = out.flip().toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Unreadable notUtf8(byte[] bytes, int position) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < position; at++) {
            boolean lineEnd = bytes[at] == '\n';
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + 1;
        }
        return new Unreadable(
                line,
                "is not UTF-8: byte 0x%02X at place %d of the line; save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)"
                        .formatted(bytes[position] & 0xff, column));
    }
}
