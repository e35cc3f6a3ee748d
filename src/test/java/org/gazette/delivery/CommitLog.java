package org.gazette.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a receiver took responsibility for: a line a mail, on the disk before the receiver says so. */
public final class CommitLog implements AutoCloseable {
    private final FileChannel file;

    CommitLog(Path file) {
        try {
            this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param digest of every byte between DATA's answer and the final dot, or of the chunks */
    public record Mail(String recipient, String messageId, String digest) {
        private static Mail of(String line) {
            String[] words = line.split("\t", -1);
            return new Mail(words[0], words[1], words[2]);
        }

        private String line() {
            return recipient + "\t" + messageId + "\t" + digest + "\n";
        }
    }

    synchronized void add(String recipient, String message) throws IOException {
        Mail mail = new Mail(recipient, messageId(message), digest(message));
        file.write(ByteBuffer.wrap(mail.line().getBytes(StandardCharsets.UTF_8)));
        file.force(false);
    }

    private static String messageId(String message) {
        return message.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith("Message-ID: "))
                .map(line -> line.substring("Message-ID: ".length()))
                .findFirst()
                .orElse("");
    }

    private static String digest(String message) {
        try {
            byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every mail, in the order in which they were taken. */
    public static List<Mail> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(Mail::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
