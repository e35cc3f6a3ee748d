package org.gazette.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the letters of a file are coded: as its mark says (BOM), else UTF-8 when all of it is, else Windows-1252, which is
 * what spreadsheets of the West write.
 *
 * @param mark how many bytes the mark has
 * @param separator between two columns: comma, semicolon or tab
 */
record ReaderText(Charset charset, int mark, char separator) {
    private static final int BUFFER = 1 << 16;

    static ReaderText of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        ReaderText text = marked(head);
        if (text.mark == 0) {
            text = new ReaderText(isUtf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"), 0, ',');
        }
        return new ReaderText(text.charset, text.mark, text.findSeparator(file));
    }

    private static ReaderText marked(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new ReaderText(StandardCharsets.UTF_8, 3, ',');
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new ReaderText(StandardCharsets.UTF_16LE, 2, ',');
        }
        return starts(head, 0xFE, 0xFF)
                ? new ReaderText(StandardCharsets.UTF_16BE, 2, ',')
                : new ReaderText(StandardCharsets.UTF_8, 0, ',');
    }

    private static boolean starts(byte[] head, int... bytes) {
        boolean all = head.length >= bytes.length;
        for (int at = 0; all && at < bytes.length; at++) {
            all = (head[at] & 0xff) == bytes[at];
        }
        return all;
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer letters = CharBuffer.allocate(BUFFER);
        try (InputStream in = Files.newInputStream(file)) {
            for (boolean end = false; !end; ) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, letters.clear(), end);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    private char findSeparator(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(open(file))) {
            String line = reader.readLine();
            String first = line == null ? "" : line;
            char best = ',';
            for (char one : new char[] {';', '\t'}) {
                best = count(first, one) > count(first, best) ? one : best;
            }
            return best;
        }
    }

    private static long count(String line, char one) {
        return line.chars().filter(c -> c == one).count();
    }

    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset), BUFFER);
    }
}
