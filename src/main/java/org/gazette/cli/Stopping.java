package org.gazette.cli;

import java.util.concurrent.CountDownLatch;

/** The signal that ends a process: it is ended in order, and nothing is cut half-way. */
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

    /** Does the work; told to end meanwhile, the process first waits for {@code end}, which the work must heed. */
    static void heeded(Runnable work, Runnable end) {
        Thread closing = new Thread(end, "closing");
        Runtime.getRuntime().addShutdownHook(closing);
        work.run();
        if (!closing.isAlive()) {
            forget(closing);
        }
    }

    private static void forget(Thread closing) {
        try {
            Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException ending) {
            // it is running, or about to
        }
    }
}
