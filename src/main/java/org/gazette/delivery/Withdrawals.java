package org.gazette.delivery;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Addresses that were suppressed while a courier had a letter to them in hand. What it was told so late it sends to its
 * end; but what then waits for another attempt does not get one: whoever lays it back asks here.
 */
final class Withdrawals {
    private Withdrawals() {}

    /**
     * Withdraws what waits for an address, and leaves a note for what is in a courier's hand. The note comes first, and the
     * rows in hand are held before the waiting ones are looked for: a courier that lays one back at this moment either sees
     * the note, or has laid it back before.
     */
    static void note(Handle handle, String recipientKey, String reason, Instant now) {
        handle.createUpdate("""
                        insert into withdrawal (recipient_key, reason, noted_at) values (:key, :reason, :now)
                        on conflict (recipient_key) do update set reason = excluded.reason
                            where excluded.reason = :erased
                        """)
                .bind("erased", Suppressions.ERASED)
                .bind("key", recipientKey)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
        handle.createUpdate("""
                        update envelope set owner = owner
                        where recipient_key = :key and state in ('CLAIMED', 'SENDING')
                        """).bind("key", recipientKey).execute();
        settle(handle, now);
    }

    /** Whether there is a note at all: hardly ever. */
    private static boolean any(Handle handle) {
        return handle.createQuery("select 1 from withdrawal limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Ends what waits for such addresses; if an earlier copy may have arrived, that stays said. */
    private static void callOff(Handle handle, Instant now) {
        handle.createUpdate("""
                        update envelope set settled_at = :now,
                            reply = case when unknowns > 0 then reply else (select reason from withdrawal
                                where withdrawal.recipient_key = envelope.recipient_key) end,
                            state = case when unknowns > 0 then 'UNKNOWN' else 'SUPPRESSED' end
                        where recipient_key in (select recipient_key from withdrawal)
                            and (state in ('READY', 'DEFERRED') or state = 'UNKNOWN' and settled_at = 0)
                        """).bind("now", now).execute();
    }

    /** The address may be mailed again. */
    static void lift(Handle handle, String recipientKey) {
        handle.createUpdate("delete from withdrawal where recipient_key = :key")
                .bind("key", recipientKey)
                .execute();
    }

    /** Once nothing to an address is in anybody's hand its note goes; of one that was erased, the address with it. */
    static void settle(Handle handle, Instant now) {
        if (any(handle)) {
            callOff(handle, now);
            Erasure.finish(handle);
            forget(handle);
        }
    }

    private static void forget(Handle handle) {
        handle.createUpdate("""
                        delete from withdrawal where not exists (select 1 from envelope
                            where envelope.recipient_key = withdrawal.recipient_key and state in ('CLAIMED', 'SENDING'))
                        """).execute();
    }
}
