package org.gazette.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who may write the folder of the site: one at a time, among the threads of this process and all processes of this
 * machine. The file {@value #NAME} is locked, and names who held the lock last.
 */
final class FolderLock {
    private static final String NAME = ".lock";

    /** A file can be locked once in a process. Fair, since who writes much takes it again at once. */
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final Path folder;
    private final ReentrantLock here;
    private final String self = UUID.randomUUID().toString();
    private volatile @Nullable FileChannel held;

    FolderLock(Path folder) {
        this.folder = folder;
        this.here = HERE.computeIfAbsent(folder, path -> new ReentrantLock(true));
    }

    /** @return whether somebody else held it since this one did, or before it did for the first time */
    boolean lock() {
        here.lock();
        try {
            return here.getHoldCount() == 1 && take();
        } catch (IOException e) {
            here.unlock();
            throw new UncheckedIOException(folder + ": the folder of the site cannot be locked: " + e.getMessage(), e);
        }
    }

    void unlock() {
        try {
            if (here.getHoldCount() == 1 && held != null) {
                held.close();
                held = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the lock cannot be given back: " + e.getMessage(), e);
        } finally {
            here.unlock();
        }
    }

    /** Whether it is held by this one, in whatever thread. */
    boolean held() {
        return held != null;
    }

    private boolean take() throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            file.lock();
            boolean others = !self.equals(last(file));
            file.truncate(0);
            file.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)), 0);
            held = file;
            return others;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static String last(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        file.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }
}
