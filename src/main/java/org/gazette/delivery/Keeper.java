package org.gazette.delivery;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prolongs the leases of a living courier, and puts right what dead ones left behind. */
final class Keeper implements AutoCloseable {
    /** How long an envelope stays in the hand of a courier that says nothing more. */
    static final Duration LEASE = Duration.ofSeconds(90);

    /** How long before its end a lease is no longer trusted: the final dot must be behind us by then. */
    static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final long EVERY_SECONDS = 25;

    private final Claims claims;
    private final Recovery recovery;
    private final Lease lease;
    private boolean started;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(Keeper::thread);

    Keeper(Claims claims, Recovery recovery, Lease lease) {
        this.claims = claims;
        this.recovery = recovery;
        this.lease = lease;
    }

    /** Doing it again changes nothing. */
    synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        beat.scheduleAtFixedRate(this::beat, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        try {
            long began = lease.now();
            claims.renew();
            lease.renewed(began);
            recovery.run();
        } catch (RuntimeException e) {
            LOG.error("leases were not renewed: {}", Cause.of(e));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "courier-keeper");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
