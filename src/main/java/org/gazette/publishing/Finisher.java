package org.gazette.publishing;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does in the background what a document needs after it is visible. Paths wait in the order in which they came; one that
 * comes again while it waits is done once, and never by two threads at the same time. Who adds waits while too much
 * waits already. While somebody is in a hurry to make documents visible no more is begun, unless much waits. What fails is tried again by {@link #settle}, which says so when it fails once more.
 */
final class Finisher implements AutoCloseable {
    /** Beyond that many bytes who adds must wait. */
    static final long MOST_BYTES = 64L << 20;

    /** From that many paths on since it last settled it is a batch, not what one story touches. */
    static final int MANY = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    /** One leaves a processor to what is to become visible next; a batch takes two. */
    private static final int THREADS = 1;

    private static final int THREADS_FOR_MANY = 2;

    private final Work work;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Exception> failed = new LinkedHashMap<>();
    private long bytes;
    private int added;
    private int threads;
    private int hurries;
    private int settling;
    private boolean closed;

    /** What is to be done for one path. */
    @FunctionalInterface
    interface Work {
        /** @param many whether it is one of a batch */
        void finish(String path, boolean many) throws Exception;
    }

    Finisher(Work work) {
        this.work = work;
    }

    /**
     * @param size about how many bytes it holds in memory until it is done
     * @throws IllegalStateException when too much failed already; the message names the first
     */
    synchronized void add(String path, long size) {
        if (failed.size() >= MANY && !failed.containsKey(path)) {
            throw failure(failed.entrySet().iterator().next());
        }
        awaitUntil(() -> bytes <= MOST_BYTES || closed);
        failed.remove(path);
        added++;
        Long before = waiting.put(path, size);
        bytes += size - (before == null ? 0 : before);
        start();
        notifyAll();
    }

    /** From now on what is visible may wait, until {@link #slow}. */
    synchronized void hurry() {
        hurries++;
    }

    synchronized void slow() {
        hurries--;
        notifyAll();
    }

    private boolean mayBegin() {
        return hurries == 0 || settling > 0 || bytes > MOST_BYTES / 2 || closed;
    }

    synchronized boolean many() {
        return added >= MANY;
    }

    /** Whether nothing waits and nothing is in hand. */
    synchronized boolean isIdle() {
        return waiting.isEmpty() && busy.isEmpty();
    }

    /**
     * Waits until nothing waits, and tries once more what failed.
     *
     * @throws IllegalStateException when something fails again; the message names the first
     */
    synchronized void settle() {
        for (String path : Set.copyOf(failed.keySet())) {
            add(path, 0);
        }
        settling++;
        notifyAll();
        try {
            awaitUntil(() -> isIdle() || closed);
        } finally {
            settling--;
        }
        if (!failed.isEmpty()) {
            throw failure(failed.entrySet().iterator().next());
        }
        if (!waiting.isEmpty() || !busy.isEmpty()) {
            throw new IllegalStateException("the shelf was closed while " + waiting.size() + " documents waited");
        }
        added = 0;
    }

    /** Ends what is in hand; what waits is left undone. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        awaitUntil(() -> threads == 0);
    }

    /** A thread lives while there is something to do. */
    private void start() {
        if (threads < (many() ? THREADS_FOR_MANY : THREADS) && waiting.size() > threads && !closed) {
            threads++;
            Thread thread = new Thread(this::run, "finisher");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        for (String path = take(); path != null; path = take()) {
            done(path, attempt(path));
        }
    }

    private @Nullable Exception attempt(String path) {
        try {
            work.finish(path, many());
            return null;
        } catch (Exception e) {
            LOG.error("{}: not written, stays in memory and is tried again: {}", path, String.valueOf(e.getMessage()));
            return e;
        }
    }

    private synchronized void done(String path, @Nullable Exception failure) {
        busy.remove(path);
        if (failure != null && !waiting.containsKey(path)) {
            failed.put(path, failure);
        }
        notifyAll();
    }

    /** @return nothing when there is nothing left that no other thread has in hand */
    private synchronized @Nullable String take() {
        awaitUntil(this::mayBegin);
        Iterator<Map.Entry<String, Long>> all = waiting.entrySet().iterator();
        while (all.hasNext() && !closed) {
            Map.Entry<String, Long> one = all.next();
            if (busy.add(one.getKey())) {
                bytes -= one.getValue();
                all.remove();
                notifyAll();
                return one.getKey();
            }
        }
        threads--;
        notifyAll();
        return null;
    }

    private IllegalStateException failure(Map.Entry<String, Exception> first) {
        return new IllegalStateException(
                failed.size() + " documents could not be written, the first is " + first.getKey() + ": "
                        + first.getValue().getMessage(),
                first.getValue());
    }

    private void awaitUntil(BooleanSupplier met) {
        try {
            while (!met.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while documents were being written", e);
        }
    }
}
