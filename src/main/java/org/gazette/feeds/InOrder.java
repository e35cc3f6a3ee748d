package org.gazette.feeds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Work on all cores, whose results one thread takes in order; no more is done ahead than it soon takes. */
final class InOrder implements AutoCloseable {
    private static final int AHEAD = 4;

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(cores);

    /** @param taker is called by this thread, and may block */
    <T> void run(Iterator<Callable<T>> tasks, Consumer<T> taker) {
        Deque<Future<T>> begun = new ArrayDeque<>();
        while (tasks.hasNext() || !begun.isEmpty()) {
            while (tasks.hasNext() && begun.size() < AHEAD * cores) {
                begun.add(workers.submit(tasks.next()));
            }
            taker.accept(result(begun.remove()));
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the feeds were made", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
