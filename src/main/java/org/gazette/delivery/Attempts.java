package org.gazette.delivery;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was tried in vain: the history of an envelope, up to its last word. */
final class Attempts {
    private Attempts() {}

    /** Notes those that were put off or ended in silence. */
    static void add(Handle handle, String relay, List<Settlement> entered) {
        if (entered.stream().allMatch(one -> one.attempted().isEmpty())) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into attempt (mailing, recipient_key, number, made_at, outcome, relay, reply)
                values (:mailing, :recipient, :number, :at, :outcome, :relay, :reply)
                on conflict (mailing, recipient_key, number) do nothing
                """);
        for (Settlement one : entered) {
            one.attempted()
                    .ifPresent(outcome -> batch.bind(
                                    "mailing", one.envelope().sack().id())
                            .bind("recipient", one.envelope().recipientKey())
                            .bind("number", one.envelope().attempts() + 1)
                            .bind("at", one.at())
                            .bind("outcome", outcome.name())
                            .bind("relay", relay)
                            .bind("reply", one.reply())
                            .add());
        }
        batch.execute();
    }

    /** Notes what a dead courier was sending, before it is marked as unknown. */
    static void doubt(Handle handle, String reply, Instant lapsed, Instant now) {
        handle.createUpdate("""
                        insert into attempt (mailing, recipient_key, number, made_at, outcome, relay, reply)
                        select mailing, recipient_key, attempts + 1, :now, 'UNKNOWN', relay, :reply from envelope
                        where state in ('CLAIMED', 'SENDING') and state = 'SENDING' and lease_at <= :lapsed
                        on conflict (mailing, recipient_key, number) do nothing
                        """)
                .bind("now", now)
                .bind("reply", reply)
                .bind("lapsed", lapsed)
                .execute();
    }

    /** Of one envelope, the first one first. */
    static List<AttemptRecord> of(Handle handle, String mailing, String recipientKey) {
        return handle.createQuery("""
                        select number, made_at, outcome, relay, attempt.reply from attempt
                        join mailing on mailing.id = attempt.mailing
                        where mailing.name = :mailing and recipient_key = :recipient order by number
                        """)
                .bind("mailing", mailing)
                .bind("recipient", recipientKey)
                .map(AttemptRecord::of)
                .list();
    }
}
