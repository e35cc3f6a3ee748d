package org.gazette.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gazette.mail.Mailbox;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles letters of which nobody knows whether they arrived, where there is evidence that the relay took them. */
final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int AT_MOST = 5_000;

    private final Database database;
    private final MessageIds ids;
    private final Map<String, Evidence> evidence;
    private final Clock clock;

    /** @param evidence by the name of the relay */
    Reconciler(Database database, MessageIds ids, Map<String, Evidence> evidence, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.evidence = Map.copyOf(evidence);
        this.clock = clock;
    }

    private record Doubt(long mailing, String recipientKey, long epoch, String messageId) {}

    void run() {
        evidence.forEach(this::settle);
    }

    private void settle(String relay, Evidence there) {
        Map<String, Doubt> doubts = new HashMap<>();
        database.read(handle -> doubts(handle, relay)).forEach(doubt -> doubts.put(doubt.messageId(), doubt));
        if (doubts.isEmpty()) {
            return;
        }
        Map<String, String> found = there.find(doubts.keySet());
        if (!found.isEmpty()) {
            int settled = database.write(handle -> accept(handle, doubts, found));
            LOG.info("reconciled: relay={} in-doubt={} accepted={}", relay, doubts.size(), settled);
        }
    }

    private List<Doubt> doubts(Handle handle, String relay) {
        return handle.createQuery("""
                        select mailing.id, mailing.name, recipient_key, epoch, sender
                        from envelope
                        join mailing on mailing.id = envelope.mailing
                        join letter on letter.id = envelope.letter
                        where envelope.state = 'UNKNOWN' and settled_at = 0 and relay = :relay and evidence = 1
                        limit :most
                        """)
                .bind("relay", relay)
                .bind("most", AT_MOST)
                .map((row, context) -> new Doubt(
                        row.getLong("id"),
                        row.getString("recipient_key"),
                        row.getLong("epoch"),
                        ids.of(
                                row.getString("name"),
                                row.getString("recipient_key"),
                                Mailbox.parse(row.getString("sender")).address().domain())))
                .list();
    }

    private int accept(Handle handle, Map<String, Doubt> doubts, Map<String, String> found) {
        Instant now = clock.instant();
        PreparedBatch batch = handle.prepareBatch("""
                update envelope set state = 'ACCEPTED', settled_at = :now, next_at = :now, reply = :reply
                where mailing = :mailing and recipient_key = :recipient and epoch = :epoch and state = 'UNKNOWN'
                """);
        found.forEach((messageId, known) -> {
            Doubt doubt = doubts.get(messageId);
            if (doubt != null) {
                batch.bind("now", now)
                        .bind("reply", known)
                        .bind("mailing", doubt.mailing())
                        .bind("recipient", doubt.recipientKey())
                        .bind("epoch", doubt.epoch())
                        .add();
            }
        });
        int settled = 0;
        for (int rows : batch.execute()) {
            settled += rows;
        }
        return settled;
    }
}
