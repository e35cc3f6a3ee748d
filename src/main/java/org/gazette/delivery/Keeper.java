package org.gazette.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prolongs the leases of a living courier, and puts right what dead ones left behind. */
final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    private final List<Claims> claims;
    private final Recovery recovery;
    private final Reconciler reconciler;
    private final Lease lease;
    private final Duration every;
    private boolean started;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(Keeper::thread);

    Keeper(List<Claims> claims, Recovery recovery, Reconciler reconciler, Lease lease, Duration every) {
        this.claims = List.copyOf(claims);
        this.recovery = recovery;
        this.reconciler = reconciler;
        this.lease = lease;
        this.every = every;
    }

    /** Puts right what there is before it returns, and goes on in the background. */
    synchronized void start() {
        reconciler.run();
        recovery.run();
        if (!started) {
            started = true;
            Future<?> unused =
                    beat.scheduleAtFixedRate(this::beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void beat() {
        try {
            long began = lease.now();
            claims.forEach(Claims::renew);
            lease.renewed(began);
            reconciler.run();
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

    /** Returns when the last beat is over: nobody may close the database under it. */
    @Override
    public void close() {
        beat.shutdown();
        try {
            if (!beat.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.error("the keeper of the leases does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
