package org.gazette.delivery;

import java.time.Instant;
import java.util.List;
import org.gazette.storage.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which relays fail, written down so that a person at any machine can see it. Mail does not depend on it: a courier keeps
 * its own count, and what cannot be written is only not seen. Safe for many threads.
 */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final Database database;

    Troubles(Database database) {
        this.database = database;
    }

    void note(String relay, boolean refuses, String reason, Instant now, Instant until) {
        safely(() -> database.run(handle -> handle.createUpdate("""
                        insert into relay_trouble (relay, since_at, until_at, refuses, reason)
                        values (:relay, :now, :until, :refuses, :reason)
                        on conflict (relay) do update set until_at = excluded.until_at, refuses = excluded.refuses,
                            reason = excluded.reason
                        """)
                .bind("relay", relay)
                .bind("now", now)
                .bind("until", until)
                .bind("refuses", refuses ? 1 : 0)
                .bind("reason", reason)
                .execute()));
    }

    void over(String relay) {
        safely(() -> database.run(handle -> handle.createUpdate("delete from relay_trouble where relay = :relay")
                .bind("relay", relay)
                .execute()));
    }

    static List<RelayTrouble> all(Database database) {
        return database.read(handle -> handle.createQuery(
                        "select relay, since_at, until_at, refuses, reason from relay_trouble order by relay")
                .map(RelayTrouble::of)
                .list());
    }

    private static void safely(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            LOG.error("what a relay does could not be written down: {}", Cause.of(e));
        }
    }
}
