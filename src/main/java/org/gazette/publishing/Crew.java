package org.gazette.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gazette.delivery.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that do the same work: when the bell rings, and one of them each second. */
final class Crew implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long REST_MILLIS = 60_000;

    private final String name;
    private final int size;
    private final Runnable work;
    private final Duration lastCall;
    private final Bell bell = new Bell();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * @param work does all that is due and returns, or soon after the crew {@link #stopping stops}
     * @param lastCall the longest that a piece of it takes
     */
    Crew(String name, int size, Runnable work, Duration lastCall) {
        this.name = name;
        this.size = size;
        this.work = work;
        this.lastCall = lastCall;
    }

    synchronized void start() {
        for (int at = 1; at <= size; at++) {
            long rest = at == 1 ? LOOK_MILLIS : REST_MILLIS;
            Thread thread = new Thread(() -> go(rest), name + "-" + at);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void go(long rest) {
        while (!stopping) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("{}: a step failed and is tried again", name, e);
            }
            if (!stopping) {
                bell.await(rest);
            }
        }
    }

    void wake() {
        bell.ring();
    }

    boolean stopping() {
        return stopping;
    }

    /** Starts nothing new and waits for what is under way. */
    @Override
    public synchronized void close() {
        stopping = true;
        bell.ring();
        for (Thread thread : threads) {
            try {
                thread.join(lastCall.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
