package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** Letters and the envelopes that they wait in. */
public final class Outbox {
    private final Clock clock;

    public Outbox(Database database, Clock clock) {
        this.clock = clock;
    }

    /** Opens a mailing as part of its caller's transaction. */
    public long open(Handle handle, Mailing mailing) {
        return handle.createQuery("""
                        insert into mailing (name, newsletter, state, reason, policy, posted_at, give_up_at)
                        values (:name, :newsletter, 'RUNNING', '', :policy, :now, :giveUpAt) returning id
                        """)
                .bindMethods(mailing)
                .bind("policy", mailing.policy().name())
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one();
    }

    /** Puts a letter in a mailing as part of its caller's transaction. */
    public long put(Handle handle, long mailing, String variant, Letter letter) {
        return handle.createQuery("""
                        insert into letter (mailing, variant, sender, subject, template)
                        values (:mailing, :variant, :sender, :subject, :template) returning id
                        """)
                .bind("mailing", mailing)
                .bind("variant", variant)
                .bind("sender", letter.sender())
                .bind("subject", letter.subject())
                .bind("template", letter.html().getBytes(StandardCharsets.UTF_8))
                .mapTo(Long.class)
                .one();
    }
}
