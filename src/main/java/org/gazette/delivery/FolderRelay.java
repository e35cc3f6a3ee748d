package org.gazette.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.gazette.delivery.DeliveryOutcome.Accepted;

/**
 * Writes letters as {@code .eml} files instead of sending them, until a relay is configured. A file appears whole or not
 * at all, and durably; one that is there already is left as it is, so that a second run writes nothing twice.
 */
public final class FolderRelay implements Relay {
    private final Path folder;

    /** @param folder made when the first letter comes */
    public FolderRelay(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Line open() throws RelayFault {
        try {
            Files.createDirectories(folder);
            return new Drawer();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public void close() {}

    /** {@code daily-2020-11-16-3f2a….eml}: the mailing, and what the Message-ID hashes to, since addresses are private. */
    static String fileName(String mailing, String messageId) {
        String safe = mailing.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String start = safe.substring(0, Math.min(safe.length(), 80));
        return start + "-" + hash(messageId) + ".eml";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private RelayFault fault(IOException e) {
        return RelayFault.trouble(name(), "a letter cannot be written: " + e);
    }

    private DeliveryOutcome put(Parcel parcel) throws IOException {
        Path file = folder.resolve(fileName(parcel.envelope().sack().name(), parcel.messageId()));
        if (Files.exists(file)) {
            return new Accepted("was already in " + file);
        }
        Path whole = Files.createTempFile(folder, ".", ".tmp");
        try {
            write(whole, parcel.message().bytes());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
        return new Accepted("written to " + file);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
    }

    private final class Drawer implements Line {
        @Override
        public void carry(Errand errand) throws RelayFault {
            for (Optional<Parcel> next = errand.next(); next.isPresent(); next = errand.next()) {
                if (errand.wanted(next.get())) {
                    try {
                        errand.settled(next.get(), put(next.get()));
                    } catch (IOException e) {
                        throw fault(e);
                    }
                }
            }
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
