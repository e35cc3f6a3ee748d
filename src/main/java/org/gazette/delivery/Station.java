package org.gazette.delivery;

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
    private final Backoff backoff;
    private final AtomicInteger moods = new AtomicInteger();

    Station(Route route, Claims claims, Backoff backoff) {
        this.route = route;
        this.claims = claims;
        this.backoff = backoff;
    }

    Route route() {
        return route;
    }

    Claims claims() {
        return claims;
    }

    boolean reachable() {
        return backoff.open();
    }

    void answered() {
        moods.set(0);
        backoff.succeeded();
    }

    void failed(RelayFault fault) {
        LOG.warn("relay left alone for {}: {}", backoff.failed(), fault.getMessage());
    }

    /** It refuses us: left alone for as long as one is ever left alone, while others carry. */
    void shut(RelayFault fault) {
        LOG.error("ALARM relay left alone for {}, it refuses us: {}", backoff.shut(), fault.getMessage());
    }

    /** A domain ended the connection. @return whether that is still the domain's affair, and not the relay's */
    boolean blamesDomain() {
        return moods.incrementAndGet() <= MOODS;
    }
}
