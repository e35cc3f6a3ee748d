package org.gazette.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.gazette.storage.RowsIn;
import org.jdbi.v3.core.Handle;

/** Asks the suppression list about thousands of addresses at a time. */
public final class SuppressedHashes {
    private final Database database;
    private final AddressHash hash;
    private final Clock clock;

    public SuppressedHashes(Database database, AddressHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /** Those of a number of hashes that are on the list, whatever for. */
    public Set<String> of(Handle handle, List<String> hashes) {
        Set<String> found = new HashSet<>();
        RowsIn rows = RowsIn.of(
                database.vendor(),
                handle.getConnection(),
                "select address_hash from suppression where address_hash in (<rows>)",
                "text");
        try {
            rows.query(hashes.stream().map(one -> new Object[] {one}), row -> found.add(row.getString(1)));
        } catch (SQLException e) {
            throw new IllegalStateException("the suppression list cannot be read: " + e.getMessage(), e);
        }
        return found;
    }

    /** Puts addresses on the list; those that are on it stay as they are. */
    public void add(List<EmailAddress> addresses, String reason) {
        Suppressions suppressions = new Suppressions(database, hash, clock);
        database.run(handle -> addresses.forEach(address -> suppressions.add(handle, address, reason)));
    }
}
