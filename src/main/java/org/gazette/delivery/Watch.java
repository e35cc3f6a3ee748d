package org.gazette.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends waits that last too long: one thread looks at all connections of a relay ten times a second. So a read and a write
 * cost no timer of their own.
 */
final class Watch implements AutoCloseable {
    private static final long EVERY_MILLIS = 100;

    private final Set<HeldSocket> sockets = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor beat = new ScheduledThreadPoolExecutor(1, Watch::thread);

    private final ScheduledFuture<?> looking;

    Watch() {
        this.looking = beat.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "relay-watch");
        thread.setDaemon(true);
        return thread;
    }

    void add(HeldSocket socket) {
        sockets.add(socket);
    }

    void remove(HeldSocket socket) {
        sockets.remove(socket);
    }

    private void look() {
        long now = System.nanoTime();
        sockets.forEach(socket -> socket.endIfLate(now));
    }

    @Override
    public void close() {
        looking.cancel(false);
        beat.shutdownNow();
    }
}
