package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row of the table {@code pace}: how fast mail may go by a relay to one mail domain, or to all of them (domain '').
 *
 * @param fullNanos when all of the allowance is there again, in nanoseconds since 1970
 * @param openAt nothing is offered before
 */
record Lane(String domain, long fullNanos, Slowdown slowdown, Instant openAt) {
    static final String COLUMNS = "domain, full_nanos, level, slowed_at, open_at";

    static Lane free(String domain) {
        return new Lane(domain, 0, Slowdown.NONE, Instant.EPOCH);
    }

    static Lane of(ResultSet row, StatementContext context) throws SQLException {
        return new Lane(
                row.getString("domain"),
                row.getLong("full_nanos"),
                new Slowdown(row.getInt("level"), Instant.ofEpochMilli(row.getLong("slowed_at"))),
                Instant.ofEpochMilli(row.getLong("open_at")));
    }

    /** The pace that it goes at now: its own, or the one that it was slowed down to. */
    Optional<Pace> pace(Optional<Pace> usual, Instant now) {
        Optional<Pace> slow = slowdown.at(now).pace();
        boolean slower = slow.isPresent()
                && usual.map(pace -> pace.nanosEach() < slow.get().nanosEach()).orElse(true);
        return slower ? slow : usual;
    }

    /** How many letters it takes now, of {@code atMost}. */
    int takes(Optional<Pace> pace, int atMost, Instant now) {
        if (openAt.isAfter(now)) {
            return 0;
        }
        return pace.map(held ->
                        Math.min(atMost, Bucket.at(held, fullNanos, nanos(now)).allows(nanos(now))))
                .orElse(atMost);
    }

    /** Once so many letters were given to it, or given back; shut until its bucket allows the next. */
    Lane without(Pace pace, int letters, Instant now) {
        Bucket bucket = Bucket.at(pace, fullNanos, nanos(now)).without(letters);
        Instant allowed = bucket.allows(nanos(now)) > 0 ? Instant.EPOCH : moment(bucket.opensAt());
        return new Lane(domain, bucket.fullAt(), slowdown, later(allowed, slowdown.restedAt()));
    }

    /** Once it asked for fewer letters. */
    Lane slower(Instant now) {
        Slowdown more = slowdown.more(now);
        return new Lane(domain, fullNanos, more, later(openAt, more.restedAt()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void write(Handle handle, String relay) {
        handle.createUpdate("""
                        insert into pace (relay, domain, full_nanos, level, slowed_at, open_at)
                        values (:relay, :domain, :full, :level, :slowed, :open)
                        on conflict (relay, domain) do update set full_nanos = excluded.full_nanos,
                            level = excluded.level, slowed_at = excluded.slowed_at, open_at = excluded.open_at
                        """)
                .bind("relay", relay)
                .bind("domain", domain)
                .bind("full", fullNanos)
                .bind("level", slowdown.level())
                .bind("slowed", slowdown.since())
                .bind("open", openAt)
                .execute();
    }

    static long nanos(Instant moment) {
        return moment.toEpochMilli() * 1_000_000;
    }

    /** Rounded up, since it is not to be too early. */
    private static Instant moment(long nanos) {
        return Instant.ofEpochMilli((nanos + 999_999) / 1_000_000);
    }
}
