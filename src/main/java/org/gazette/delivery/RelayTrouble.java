package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A relay that fails.
 *
 * @param relay its name
 * @param since when it failed first
 * @param until when it is tried next
 * @param refuses whether it refuses us: then a person must look
 * @param reason what it said, or what happened instead
 */
public record RelayTrouble(String relay, Instant since, Instant until, boolean refuses, String reason) {
    static RelayTrouble of(ResultSet row, StatementContext context) throws SQLException {
        return new RelayTrouble(
                row.getString("relay"),
                Instant.ofEpochMilli(row.getLong("since_at")),
                Instant.ofEpochMilli(row.getLong("until_at")),
                row.getInt("refuses") != 0,
                row.getString("reason"));
    }
}
