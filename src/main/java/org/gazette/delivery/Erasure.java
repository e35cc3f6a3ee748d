package org.gazette.delivery;

import java.time.Instant;
import org.gazette.mail.EmailAddress;
import org.jdbi.v3.core.Handle;

/** Takes an address out of the ledger; what was sent stays counted. */
public final class Erasure {
    private Erasure() {}

    /**
     * Whatever waits for the address is called off. What is in a courier's hand at this moment goes out still: it keeps the
     * address until its outcome is known, when {@link #finish} takes it away. What is heard later still is not entered,
     * since the envelope counts as another claim then. That needs the address on the suppression
     * list as {@link Suppressions#ERASED}.
     */
    public static void erase(Handle handle, EmailAddress address, Instant now) {
        handle.createUpdate("""
                        update envelope set state = 'SUPPRESSED', settled_at = :now, reply = 'erased'
                        where recipient_key = :key and state in ('READY', 'DEFERRED')
                        """).bind("now", now).bind("key", address.key()).execute();
        handle.createUpdate("delete from attempt where recipient_key = :key")
                .bind("key", address.key())
                .execute();
        handle.createUpdate("""
                        update envelope set recipient = '', name = '', reply = '', recipient_key = 'erased ' || subscriber,
                            epoch = epoch + 1
                        where recipient_key = :key and state not in ('CLAIMED', 'SENDING')
                        """).bind("key", address.key()).execute();
    }

    /** Takes the addresses that were erased meanwhile from the envelopes that nobody holds any more. */
    static void finish(Handle handle) {
        String erased = "(select recipient_key from withdrawal where reason = '" + Suppressions.ERASED + "')";
        handle.execute("delete from attempt where recipient_key in " + erased);
        handle.execute("""
                update envelope set recipient = '', name = '', reply = '', recipient_key = 'erased ' || subscriber,
                    epoch = epoch + 1
                where recipient_key in %s and state not in ('CLAIMED', 'SENDING')
                """.formatted(erased));
    }
}
