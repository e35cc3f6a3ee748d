package org.gazette.publishing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;

/** Writes a file so that it is there whole or not at all, also after the power went off. */
final class WholeFile {
    private WholeFile() {}

    /** Beside its place first, to the disk, then moved over it. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path beside = beside(file);
        try {
            fill(beside, bytes, true);
            place(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
        toDisk(file.resolveSibling("").normalize());
    }

    /**
     * The bytes beside their place, ready to be moved there.
     *
     * @param changed the file's time
     * @param forced whether they are on the disk when this returns
     */
    static Path prepare(Path file, byte[] bytes, Instant changed, boolean forced) throws IOException {
        Path beside = beside(file);
        try {
            fill(beside, bytes, false);
            Files.setLastModifiedTime(beside, FileTime.from(changed));
            if (forced) {
                force(beside);
            }
            return beside;
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    /** A name in the same folder that nothing has, and no web server shows. */
    static Path beside(Path file) {
        return file.resolveSibling(".gazette-" + UUID.randomUUID() + ".part");
    }

    static void place(Path beside, Path file) throws IOException {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Sees to it that a file's bytes are on the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes.force(true);
        }
    }

    /** Removes folders that have nothing in them, from this one up to the root, which stays. */
    static void dropEmpty(Path folder, Path root) throws IOException {
        for (Path at = folder;
                !at.equals(root) && at.startsWith(root);
                at = at.resolveSibling("").normalize()) {
            try {
                Files.delete(at);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                return;
            }
        }
    }

    /** A folder's list of names is on the disk only when the folder is; Windows cannot open one and need not. */
    static void toDisk(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            force(folder);
        }
    }

    /**
     * Everything that was written to the disk of a folder. Java can only name files one by one, which takes minutes for
     * the hundred thousand files of a site's first build; Linux has a word for them all.
     *
     * @return whether it could be done
     */
    static boolean allToDisk(Path folder) {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return false;
        }
        try {
            Process sync = new ProcessBuilder(
                            "sync", "-f", folder.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return sync.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void fill(Path file, byte[] bytes, boolean forced) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                out.write(left);
            }
            if (forced) {
                out.force(true);
            }
        }
    }
}
