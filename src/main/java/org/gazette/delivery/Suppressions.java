package org.gazette.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Who must not be mailed, and why. Only a hash of the address is kept, so the entry may outlive the reader's data. */
public final class Suppressions {
    /** Why the address of somebody is on the list who had everything erased: only its owner's own word lifts it. */
    public static final String ERASED = "erased";

    private final Database database;
    private final AddressHash hash;
    private final Clock clock;

    public Suppressions(Database database, AddressHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * From now on nothing is sent to it, of what waits for it neither; what a courier has in hand at this moment has this
     * one attempt. The first reason stays: adding an address again
     * changes nothing.
     */
    public void add(EmailAddress address, String reason) {
        database.run(handle -> add(handle, address, reason));
    }

    /** The same, as part of a transaction. @return whether it is new */
    public boolean add(Handle handle, EmailAddress address, String reason) {
        boolean isNew = put(handle, hash.of(address), reason, clock.instant());
        Withdrawals.note(handle, address.key(), reason, clock.instant());
        return isNew;
    }

    /** Adds a hash that came from a list of the same newsroom. @return whether it is new */
    public boolean put(Handle handle, String addressHash, String reason, Instant since) {
        return handle.createUpdate("""
                        insert into suppression (address_hash, reason, suppressed_at) values (:hash, :reason, :since)
                        on conflict (address_hash) do nothing
                        """)
                        .bind("hash", addressHash)
                        .bind("reason", reason)
                        .bind("since", since)
                        .execute()
                == 1;
    }

    /** Takes an address off the list again. @return whether it was on it */
    public boolean lift(EmailAddress address) {
        return database.write(handle -> {
            Withdrawals.lift(handle, address.key());
            return handle.createUpdate("delete from suppression where address_hash = :hash")
                            .bind("hash", hash.of(address))
                            .execute()
                    == 1;
        });
    }

    /** Lets an address that was erased be mailed again, since its owner asked for it. */
    public void liftErased(Handle handle, EmailAddress address) {
        Withdrawals.lift(handle, address.key());
        handle.createUpdate("delete from suppression where address_hash = :hash and reason = :erased")
                .bind("hash", hash.of(address))
                .bind("erased", ERASED)
                .execute();
    }

    /** Lets go of what was noted for letters that were in a courier's hand, once they are not. */
    public void settle() {
        database.run(handle -> Withdrawals.settle(handle, clock.instant()));
    }

    /** A page of the list by hash, behind the one given; the empty text for the first page. */
    public List<Suppression> page(String afterHash, int atMost) {
        return database.read(handle -> handle.createQuery("""
                        select address_hash, reason, suppressed_at from suppression
                        where address_hash > :after order by address_hash limit :most
                        """)
                .bind("after", afterHash)
                .bind("most", atMost)
                .map(ConstructorMapper.of(Suppression.class))
                .list());
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
