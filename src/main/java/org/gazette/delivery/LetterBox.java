package org.gazette.delivery;

import java.time.Instant;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.jdbi.v3.core.Handle;

/**
 * Takes single letters, each to one address, into the outbox: from there they go the way of every other. An address on
 * the suppression list gets none.
 */
public final class LetterBox {
    private final Outbox outbox;
    private final AddressHash hash;

    public LetterBox(Outbox outbox, AddressHash hash) {
        this.outbox = outbox;
        this.hash = hash;
    }

    /** Whether an address must not be mailed. One that was erased may ask anew, and is asked back. */
    public boolean isClosed(Handle handle, EmailAddress address) {
        return handle.createQuery("""
                        select count(*) from suppression where address_hash = :hash and reason <> :erased
                        """)
                        .bind("hash", hash.of(address))
                        .bind("erased", Suppressions.ERASED)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /**
     * Posts a letter.
     *
     * @param mailing letters of one kind and day may share one; it takes one letter for an address
     * @param variant tells the letters of a mailing apart
     * @param subject whom {@link Readers} is asked about
     * @param name how the reader is greeted; may be empty
     * @return whether it was posted; else the mailing had a letter for this address before, or the address is suppressed
     */
    public boolean post(
            Handle handle,
            Mailing mailing,
            String variant,
            Letter letter,
            EmailAddress to,
            long subject,
            String name,
            Instant now) {
        if (isClosed(handle, to)) {
            return false;
        }
        long id = outbox.open(handle, mailing);
        long number = outbox.put(handle, id, variant, letter);
        return handle.createUpdate("""
                        insert into envelope (mailing, recipient, recipient_key, domain, subscriber, letter, name, state,
                            epoch, owner, lease_at, attempts, next_at, dated_at, settled_at, reply)
                        values (:mailing, :recipient, :key, :domain, :subject, :letter, :name, 'READY',
                            0, '', 0, 0, :now, 0, 0, '')
                        on conflict (mailing, recipient_key) do nothing
                        """)
                        .bind("mailing", id)
                        .bind("recipient", to.toString())
                        .bind("key", to.key())
                        .bind("domain", to.domain())
                        .bind("subject", subject)
                        .bind("letter", number)
                        .bind("name", name)
                        .bind("now", now)
                        .execute()
                == 1;
    }
}
