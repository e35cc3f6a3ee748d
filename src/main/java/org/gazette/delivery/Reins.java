package org.gazette.delivery;

import java.util.Set;
import org.gazette.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which mailings were paused or called off, asked of the database four times a second at most while letters are sent: a
 * person who stops a mailing sees it stop at once, wherever it is carried. Safe for many threads.
 */
final class Reins {
    private static final Logger LOG = LoggerFactory.getLogger(Reins.class);
    private static final long FRESH_NANOS = 250_000_000L;

    private final Database database;
    private final Lease time;
    private Set<Long> held = Set.of();
    private boolean blind;
    private long asked;

    Reins(Database database, Lease time) {
        this.database = database;
        this.time = time;
        this.asked = time.now() - FRESH_NANOS;
    }

    /** Whether nothing of a mailing may be sent. While the database does not answer, nothing may. */
    synchronized boolean hold(Sack sack) {
        if (time.now() - asked >= FRESH_NANOS) {
            look();
            asked = time.now();
        }
        return blind || held.contains(sack.id());
    }

    private void look() {
        try {
            held = Set.copyOf(database.read(
                    handle -> handle.createQuery("select id from mailing where state in ('PAUSED', 'CANCELLED')")
                            .mapTo(Long.class)
                            .list()));
            blind = false;
        } catch (RuntimeException e) {
            blind = true;
            LOG.error("nothing is sent while the database does not answer: {}", Cause.of(e));
        }
    }
}
