package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * An attempt that was not the last word.
 *
 * @param number from 1
 * @param outcome DEFERRED, or UNKNOWN where the body left and no answer came
 */
public record AttemptRecord(int number, Instant madeAt, EnvelopeState outcome, String relay, String reply) {
    static AttemptRecord of(ResultSet row, StatementContext context) throws SQLException {
        return new AttemptRecord(
                row.getInt("number"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                EnvelopeState.valueOf(row.getString("outcome")),
                row.getString("relay"),
                row.getString("reply"));
    }
}
