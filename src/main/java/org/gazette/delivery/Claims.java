package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What one courier takes out of the outbox, and how it says what became of it. Safe for many threads. */
final class Claims {
    private final Database database;
    private final Clock clock;
    private final String owner;

    /** @param owner a name that no other courier has, or had */
    Claims(Database database, Clock clock, String owner) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
    }

    /**
     * Takes due envelopes of one mailing for this courier alone, new ones first.
     *
     * @param turn which of the mailings that have something due comes first: count it up, and each gets its turn
     * @return empty when nothing is due
     */
    List<Envelope> take(int atMost, int turn) {
        Instant now = clock.instant();
        List<Sack> sacks = sacks(now);
        for (int at = 0; at < sacks.size(); at++) {
            Sack sack = sacks.get(Math.floorMod(turn + at, sacks.size()));
            List<Envelope> taken = database.write(handle -> take(handle, sack, atMost, now));
            if (!taken.isEmpty()) {
                return taken;
            }
        }
        return List.of();
    }

    /** The mailings that run and have something due. */
    private List<Sack> sacks(Instant now) {
        return database.read(
                handle -> handle.createQuery("""
                        select id, name, newsletter, policy, give_up_at from mailing
                        where state = 'RUNNING' and give_up_at > :now and exists (
                            select 1 from envelope where envelope.mailing = mailing.id
                            and envelope.state in ('READY', 'DEFERRED') and envelope.next_at <= :now)
                        order by id
                        """).bind("now", now).map(Sack::of).list());
    }

    private List<Envelope> take(Handle handle, Sack sack, int atMost, Instant now) {
        List<Envelope> taken = new ArrayList<>(take(handle, sack, EnvelopeState.READY, atMost, now));
        if (taken.size() < atMost) {
            taken.addAll(take(handle, sack, EnvelopeState.DEFERRED, atMost - taken.size(), now));
        }
        return taken;
    }

    private List<Envelope> take(Handle handle, Sack sack, EnvelopeState state, int atMost, Instant now) {
        return handle.createQuery("""
                        with due as materialized (
                            select recipient_key from envelope
                            where mailing = :mailing and state = :state and next_at <= :now
                            order by next_at limit :most<locked>)
                        update envelope set state = 'CLAIMED', owner = :owner, epoch = epoch + 1, lease_at = :lease
                        where mailing = :mailing and recipient_key in (select recipient_key from due)
                        returning letter, recipient, recipient_key, subscriber, name, epoch, attempts, unknowns, dated_at
                        """)
                .define("locked", database.vendor().skipLocked())
                .bind("mailing", sack.id())
                .bind("state", state.name())
                .bind("now", now)
                .bind("most", atMost)
                .bind("owner", owner)
                .bind("lease", lease(handle))
                .map((row, context) -> envelope(sack, row))
                .list();
    }

    private static Envelope envelope(Sack sack, ResultSet row) throws SQLException {
        return new Envelope(
                sack,
                row.getLong("letter"),
                row.getString("recipient"),
                row.getString("recipient_key"),
                row.getLong("subscriber"),
                row.getString("name"),
                row.getLong("epoch"),
                row.getInt("attempts"),
                row.getInt("unknowns"),
                Instant.ofEpochMilli(row.getLong("dated_at")));
    }

    /**
     * Makes it durable that these bodies may leave from now on.
     *
     * @return those that are still ours; the others must not be sent
     */
    List<Parcel> mark(List<Parcel> parcels) {
        int[] marked = database.write(handle -> {
            Instant lease = lease(handle);
            PreparedBatch batch = handle.prepareBatch("""
                    update envelope set state = 'SENDING', lease_at = :lease, dated_at = :dated
                    where mailing = :mailing and recipient_key = :recipient and epoch = :epoch and state = 'CLAIMED'
                    """);
            for (Parcel parcel : parcels) {
                named(batch, parcel.envelope())
                        .bind("lease", lease)
                        .bind("dated", parcel.date())
                        .add();
            }
            return batch.execute();
        });
        return kept(parcels, marked);
    }

    /**
     * Enters what became of envelopes, and pauses the mailings that were halted.
     *
     * @return those entered; another courier has claimed the others since
     */
    List<Settlement> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return List.of();
        }
        int[] entered = database.write(handle -> {
            settlements.stream().filter(Settlement::halts).forEach(one -> pause(handle, one));
            PreparedBatch batch = handle.prepareBatch("""
                    update envelope set state = :state, attempts = attempts + :charge, unknowns = unknowns + :doubt,
                        next_at = :next, settled_at = :settled, reply = :reply, owner = '', lease_at = 0
                    where mailing = :mailing and recipient_key = :recipient and epoch = :epoch
                        and state in ('CLAIMED', 'SENDING', 'UNKNOWN', 'READY')
                    """);
            settlements.forEach(one -> add(batch, one));
            int[] rows = batch.execute();
            if (settlements.stream().anyMatch(Settlement::doubted)) {
                Recovery.resend(handle);
            }
            return rows;
        });
        return kept(settlements, entered);
    }

    private static void add(PreparedBatch batch, Settlement one) {
        named(batch, one.envelope())
                .bind("state", one.state().name())
                .bind("charge", one.charged() ? 1 : 0)
                .bind("doubt", one.doubted() ? 1 : 0)
                .bind("next", one.nextAt())
                .bind("settled", one.settledAt())
                .bind("reply", one.reply())
                .add();
    }

    private static void pause(Handle handle, Settlement halted) {
        handle.createUpdate("""
                        update mailing set state = 'PAUSED', reason = :reason where id = :mailing and state = 'RUNNING'
                        """)
                .bind("reason", halted.reply())
                .bind("mailing", halted.envelope().sack().id())
                .execute();
    }

    /** Pauses every mailing that has something to send. @return how many */
    int pauseAll(String reason) {
        return database.write(handle -> handle.createUpdate("""
                        update mailing set state = 'PAUSED', reason = :reason
                        where state = 'RUNNING' and give_up_at > :now and exists (
                            select 1 from envelope where envelope.mailing = mailing.id
                            and envelope.state in ('READY', 'CLAIMED', 'SENDING', 'DEFERRED'))
                        """)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .execute());
    }

    /** Prolongs the lease of all that this courier has in hand. */
    void renew() {
        database.run(handle -> handle.createUpdate("""
                        update envelope set lease_at = :lease
                        where state in ('CLAIMED', 'SENDING') and owner = :owner
                        """)
                .bind("lease", lease(handle))
                .bind("owner", owner)
                .execute());
    }

    private Instant lease(Handle handle) {
        return database.now(handle).plus(Keeper.LEASE);
    }

    private static PreparedBatch named(PreparedBatch batch, Envelope envelope) {
        return batch.bind("mailing", envelope.sack().id())
                .bind("recipient", envelope.recipientKey())
                .bind("epoch", envelope.epoch());
    }

    private static <T> List<T> kept(List<T> all, int[] rows) {
        List<T> kept = new ArrayList<>();
        for (int at = 0; at < rows.length; at++) {
            if (rows[at] == 1) {
                kept.add(all.get(at));
            }
        }
        return kept;
    }
}
