package org.gazette.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a courier may believe of its leases without asking. The clock is one that only goes forward
 * ({@link System#nanoTime}), and every doubt is decided against us: a lease counts from before its transaction began,
 * and a gap between two renewals ends all that was marked before it, since another may have taken it meanwhile.
 */
final class Lease {
    private final long length;
    private final long margin;
    private final LongSupplier nanos;
    private long renewed;
    private long broken;

    /** @param margin how long before its end a lease counts as over */
    Lease(Duration length, Duration margin, LongSupplier nanos) {
        this.length = length.toNanos();
        this.margin = margin.toNanos();
        this.nanos = nanos;
        this.renewed = nanos.getAsLong();
        this.broken = renewed;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** A renewal of everything in hand began and has just been committed. */
    synchronized void renewed(long began) {
        if (now() - renewed > length) {
            broken = began;
        }
        renewed = began;
    }

    /** Whether what was marked by a transaction between these two moments is surely ours still. */
    synchronized boolean holds(long began, long ended) {
        boolean prolonged = renewed - ended > 0 && began - broken >= 0;
        long from = prolonged ? renewed : began;
        return now() - from < length - margin;
    }
}
