package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.gazette.newsletters.Newsletter.UnknownPolicy;

/** A mailing whose envelopes are being carried. */
record Sack(long id, String name, String newsletter, UnknownPolicy policy, Instant giveUpAt) {
    static Sack of(ResultSet row) throws SQLException {
        return new Sack(
                row.getLong("id"),
                row.getString("name"),
                row.getString("newsletter"),
                policy(row),
                Instant.ofEpochMilli(row.getLong("give_up_at")));
    }

    private static UnknownPolicy policy(ResultSet row) throws SQLException {
        UnknownPolicy policy = UnknownPolicy.valueOf(row.getString("policy"));
        return row.getInt("evidence") == 1 ? policy.withEvidence() : policy;
    }
}
