package org.gazette.delivery;

import java.time.Clock;
import java.util.List;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Who must not be mailed, and why. Only a hash of the address is kept, so the entry may outlive the reader's data. */
public final class Suppressions {
    private final Database database;
    private final AddressHash hash;
    private final Clock clock;

    public Suppressions(Database database, AddressHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * From now on nothing is sent to it, of what waits for it neither. The first reason stays: adding an address again
     * changes nothing.
     */
    public void add(EmailAddress address, String reason) {
        database.run(handle -> {
            handle.createUpdate("""
                            insert into suppression (address_hash, reason, suppressed_at) values (:hash, :reason, :now)
                            on conflict (address_hash) do nothing
                            """)
                    .bind("hash", hash.of(address))
                    .bind("reason", reason)
                    .bind("now", clock.instant())
                    .execute();
            withdraw(handle, address, reason);
        });
    }

    /** What a courier has in hand at this moment ends by itself; if an earlier copy may have arrived, that stays said. */
    private void withdraw(Handle handle, EmailAddress address, String reason) {
        handle.createUpdate("""
                        update envelope set settled_at = :now,
                            reply = case when unknowns > 0 then reply else :reason end,
                            state = case when unknowns > 0 then 'UNKNOWN' else 'SUPPRESSED' end
                        where recipient_key = :recipient
                            and (state in ('READY', 'DEFERRED') or state = 'UNKNOWN' and settled_at = 0)
                        """)
                .bind("now", clock.instant())
                .bind("reason", reason)
                .bind("recipient", address.key())
                .execute();
    }

    public boolean contains(EmailAddress address) {
        return database.read(handle -> handle.createQuery("select count(*) from suppression where address_hash = :hash")
                        .bind("hash", hash.of(address))
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** The newest first. */
    public List<Suppression> list(int atMost) {
        return database.read(handle -> handle.createQuery("""
                        select address_hash, reason, suppressed_at from suppression
                        order by suppressed_at desc, address_hash limit :most
                        """)
                .bind("most", atMost)
                .map(ConstructorMapper.of(Suppression.class))
                .list());
    }
}
