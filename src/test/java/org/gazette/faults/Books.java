package org.gazette.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.gazette.delivery.EnvelopeState;

/** The ledger as it stands on the disk, read behind the program's back; and what time does to it. */
final class Books implements AutoCloseable {
    private final Connection connection;

    Books(String url, String user) {
        try {
            connection = DriverManager.getConnection(url, user, "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger says of a reader. */
    record Entry(EnvelopeState state, int unknowns) {}

    Map<String, Entry> envelopes() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select recipient, state, unknowns from envelope")) {
            Map<String, Entry> entries = new HashMap<>();
            while (rows.next()) {
                entries.put(rows.getString(1), new Entry(EnvelopeState.valueOf(rows.getString(2)), rows.getInt(3)));
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ninety seconds pass: the leases of the dead run out. */
    void letLeasesRunOut() {
        change("update envelope set lease_at = 1 where lease_at > 0");
    }

    /** A quarter of an hour passes: evidence had its time. */
    void letEvidenceHaveItsTime() {
        change("update envelope set next_at = next_at - 900000 where state = 'UNKNOWN' and settled_at = 0");
    }

    private void change(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
