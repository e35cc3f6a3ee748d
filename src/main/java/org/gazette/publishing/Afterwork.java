package org.gazette.publishing;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done when nothing else is to be done: the codings of archives, and of all feeds of a first build, which take
 * several times as long as all the rest of it. What many ask for comes first, archives last. One is made at a time; the
 * lock of the folder is taken only to write it, so that what readers wait for is held up by one write at most. What a
 * process leaves undone is made when it is asked for first.
 */
final class Afterwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Stacks stacks;
    private final Queue<String> hot = new ConcurrentLinkedQueue<>();
    private final Queue<String> archives = new ConcurrentLinkedQueue<>();
    private @Nullable Thread thread;
    private @Nullable String inHand;
    private volatile boolean closed;

    Afterwork(Stacks stacks) {
        this.stacks = stacks;
    }

    /** Puts the codings of a document on the disk. */
    @FunctionalInterface
    private interface Writing {
        void write(Document coded) throws IOException;
    }

    /** @param path of a document that was written without its codings */
    void add(String path) {
        (Layout.archive(path) ? archives : hot).add(path);
    }

    /** Goes to work, if there is any; for who has just given the lock back. */
    synchronized void begin() {
        if (thread == null && !isEmpty() && !closed) {
            thread = new Thread(this::run, "afterwork");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Does all of it now, on all cores; for who has the lock. */
    void complete() {
        takeAll().parallelStream().forEach(path -> code(path, stacks::addCodings));
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed && !isDone()) {
            String path = take();
            if (path != null) {
                code(path, this::writeAlone);
            }
        }
    }

    private void writeAlone(Document coded) throws IOException {
        stacks.lock();
        try {
            if (!closed) {
                stacks.addCodings(coded);
            }
        } finally {
            stacks.unlock();
        }
    }

    private synchronized boolean isDone() {
        boolean done = isEmpty();
        if (done) {
            thread = null;
            inHand = null;
        }
        return done;
    }

    private boolean isEmpty() {
        return hot.isEmpty() && archives.isEmpty();
    }

    private synchronized @Nullable String take() {
        inHand = next();
        return inHand;
    }

    /** Also that which the thread has in hand: it cannot write it while another has the lock. */
    private synchronized Set<String> takeAll() {
        Set<String> all = new HashSet<>();
        for (String path = inHand == null ? next() : inHand; path != null; path = next()) {
            all.add(path);
        }
        return all;
    }

    private @Nullable String next() {
        String path = hot.poll();
        return path == null ? archives.poll() : path;
    }

    private void code(String path, Writing writing) {
        try {
            Optional<Document> coded = stacks.coded(path);
            if (coded.isPresent()) {
                writing.write(coded.get());
            }
        } catch (Exception e) {
            LOG.warn("{}: its codings are made when it is asked for: {}", path, String.valueOf(e.getMessage()));
        }
    }
}
