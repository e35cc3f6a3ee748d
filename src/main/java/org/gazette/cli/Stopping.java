package org.gazette.cli;

import java.util.concurrent.CountDownLatch;

/** Waits for the signal that ends a serving process, and ends it in order: nothing is cut half-way. */
final class Stopping {
    private Stopping() {}

    /** Returns when the process was told to end and {@code close} has run. */
    static void await(Runnable close) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            stopped.countDown();
                        },
                        "closing"));
        stopped.await();
    }
}
