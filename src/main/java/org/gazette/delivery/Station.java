package org.gazette.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A relay as one courier knows it: how it is doing, and what was taken for it. Safe for many threads. */
final class Station {
    private static final Logger LOG = LoggerFactory.getLogger(Station.class);

    /** So many domains may end the connection one after another before the relay itself is suspected. */
    private static final int MOODS = 3;

    private final Route route;
    private final Claims claims;
    private final Clerk clerk;
    private final Backoff backoff;
    private final Troubles troubles;
    private final Clock clock;
    /** Whether it was heard since it failed, or since this courier began. */
    private final AtomicBoolean well = new AtomicBoolean();

    private final AtomicInteger moods = new AtomicInteger();

    Station(Route route, Claims claims, Clerk clerk, Troubles troubles, Clock clock) {
        this.route = route;
        this.claims = claims;
        this.clerk = clerk;
        this.backoff = new Backoff(clock);
        this.troubles = troubles;
        this.clock = clock;
    }

    Route route() {
        return route;
    }

    Claims claims() {
        return claims;
    }

    Clerk clerk() {
        return clerk;
    }

    boolean reachable() {
        return backoff.open();
    }

    void answered() {
        forgive();
        if (well.compareAndSet(false, true)) {
            troubles.over(name());
        }
    }

    /** It may be tried at once; whether it is well shows then. */
    void forgive() {
        moods.set(0);
        backoff.succeeded();
    }

    void failed(RelayFault fault) {
        Duration wait = backoff.failed();
        LOG.warn("relay left alone for {}: {}", wait, fault.getMessage());
        note(fault, wait);
    }

    /** It refuses us: left alone for as long as one is ever left alone, while others carry. */
    void shut(RelayFault fault) {
        Duration wait = backoff.shut();
        LOG.error("ALARM relay left alone for {}, it refuses us: {}", wait, fault.getMessage());
        note(fault, wait);
    }

    private void note(RelayFault fault, Duration wait) {
        well.set(false);
        Instant now = clock.instant();
        troubles.note(name(), fault.ours(), String.valueOf(fault.getMessage()), now, now.plus(wait));
    }

    private String name() {
        return route.terms().name();
    }

    /** A domain ended the connection. @return whether that is still the domain's affair, and not the relay's */
    boolean blamesDomain() {
        return moods.incrementAndGet() <= MOODS;
    }
}
