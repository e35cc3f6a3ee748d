package org.gazette.publishing;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when nothing else is to be done: the codings of archives, which take several times as long
 * as all the rest of a first build, and which hardly anybody asks for. One is made at a time, each under the lock of the folder, so
 * that what readers wait for is never held up longer than by one. What a process leaves undone is made when it is asked
 * for first.
 */
final class Afterwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Stacks stacks;
    private final Queue<String> paths = new ConcurrentLinkedQueue<>();
    private @Nullable Thread thread;
    private volatile boolean closed;

    Afterwork(Stacks stacks) {
        this.stacks = stacks;
    }

    /** @param path of a document that was written without its codings */
    void add(String path) {
        paths.add(path);
    }

    /** Goes to work, if there is any; for who has just given the lock back. */
    synchronized void begin() {
        if (thread == null && !paths.isEmpty() && !closed) {
            thread = new Thread(this::run, "afterwork");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Does all of it now, on all cores; for who has the lock. */
    void complete() {
        Set<String> all = Set.copyOf(paths);
        paths.removeAll(all);
        all.parallelStream().forEach(this::code);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed && !isDone()) {
            stacks.lock();
            try {
                String path = paths.poll();
                if (path != null) {
                    code(path);
                }
            } finally {
                stacks.unlock();
            }
        }
    }

    private synchronized boolean isDone() {
        if (paths.isEmpty()) {
            thread = null;
        }
        return paths.isEmpty();
    }

    private void code(String path) {
        try {
            stacks.code(path);
        } catch (Exception e) {
            LOG.warn("{}: its codings are made when it is asked for: {}", path, String.valueOf(e.getMessage()));
        }
    }
}
