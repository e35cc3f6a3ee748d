package org.gazette.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** Asks the suppression list about a thousand addresses at a time. */
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
        String marks = String.join(",", Collections.nCopies(hashes.size(), "?"));
        String sql = "select address_hash from suppression where address_hash in (" + marks + ")";
        if (hashes.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (int at = 0; at < hashes.size(); at++) {
                statement.setString(at + 1, hashes.get(at));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
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
