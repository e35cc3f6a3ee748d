package org.gazette.publishing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file so that it is there whole or not at all, also after the power went off. */
final class WholeFile {
    private WholeFile() {}

    /** Beside its place first, to the disk, then moved over it. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(".gazette-" + UUID.randomUUID() + ".part");
        try {
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                out.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        Path folder = file.getParent();
        if (folder != null) {
            toDisk(folder);
        }
    }

    /** Removes folders that have nothing in them, from this one up to the root, which stays. */
    static void dropEmpty(Path folder, Path root) throws IOException {
        for (Path at = folder;
                !at.equals(root) && at.startsWith(root);
                at = at.resolveSibling("").normalize()) {
            try {
                Files.delete(at);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** A folder's list of names is on the disk only when the folder is; Windows cannot open one and need not. */
    private static void toDisk(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
