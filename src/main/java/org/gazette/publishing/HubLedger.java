package org.gazette.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.storage.Database;

/** Who gets our feeds by push, for the operator. */
public final class HubLedger {
    private final Database database;

    public HubLedger(Database database) {
        this.database = database;
    }

    /**
     * One subscription that stands.
     *
     * @param host of the callback; its address may hold a secret
     * @param deliveredAt when a delivery last succeeded
     * @param failures in a row since
     * @param reply what the callback said last; empty when nothing was delivered yet
     */
    public record Line(
            String topic, String host, Instant leaseEnds, Optional<Instant> deliveredAt, int failures, String reply) {}

    /** By topic and host. */
    public List<Line> all() {
        return database.read(handle -> handle.createQuery("""
                        select topic, host, lease_at, told_at, failures, reply from hub_subscription
                        where lease_at > :clock order by topic, host, id
                        """)
                .bind("clock", database.now(handle))
                .map((row, context) -> new Line(
                        row.getString("topic"),
                        row.getString("host"),
                        Instant.ofEpochMilli(row.getLong("lease_at")),
                        Optional.of(Instant.ofEpochMilli(row.getLong("told_at")))
                                .filter(Instant.EPOCH::isBefore),
                        row.getInt("failures"),
                        row.getString("reply")))
                .list());
    }
}
