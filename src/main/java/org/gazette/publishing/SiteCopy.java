package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the public site elsewhere, in a folder or a bucket, which follows every change in a thread of its own. Changes
 * that come while it is being written are carried together by the next run. One that fails is tried again after 5 seconds,
 * then 10, 20 and so on up to 10 minutes; the log says once that the copy is behind, and why, and once that it is in step
 * again.
 */
public final class SiteCopy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteCopy.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** A run that is under way at the end is left to the next start, which goes on with it. */
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<StaticSite.Counts> writing;
    private final Clock clock;
    private final Crew crew;
    private final AtomicLong wanted = new AtomicLong();
    private volatile long reached;
    private int failures;
    private Instant due = Instant.EPOCH;

    /**
     * @param name where it is, in words that follow «the copy in»
     * @param writing brings it in step; what it throws tells why it could not
     */
    public SiteCopy(String name, Supplier<StaticSite.Counts> writing, Clock clock) {
        this.name = name;
        this.writing = writing;
        this.clock = clock;
        this.crew = new Crew("site-copy", 1, this::round, LAST_CALL);
    }

    public String name() {
        return name;
    }

    /** Goes to work, first with what changed while nobody did. */
    public void start() {
        changed();
        crew.start();
    }

    /** The site says something else than before. */
    public void changed() {
        wanted.incrementAndGet();
        crew.wake();
    }

    /** Whether it lacks a change. */
    public boolean behind() {
        return reached < wanted.get();
    }

    /** Brings it in step now. @throws RuntimeException when that cannot be done; the message says why */
    public StaticSite.Counts write() {
        return writing.get();
    }

    /** Brings it in step when it is behind and not told to wait. */
    synchronized void round() {
        long now = wanted.get();
        if (reached == now || clock.instant().isBefore(due)) {
            return;
        }
        try {
            StaticSite.Counts counts = write();
            reached = now;
            if (failures > 0) {
                LOG.info("the copy in {} is in step again: {}", name, counts);
            }
            failures = 0;
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void failed(String why) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(failures, 10));
        due = clock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        failures++;
        if (failures == 1) {
            LOG.error("the copy in {} is behind and is tried again, at least every 10 minutes: {}", name, why);
        } else {
            LOG.debug("the copy in {} is still behind: {}", name, why);
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
