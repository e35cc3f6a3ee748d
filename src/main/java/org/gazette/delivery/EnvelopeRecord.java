package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What the ledger knows of one envelope: did this reader get that issue, when, and what did the relay say?
 *
 * @param attempts conversations that ended in a word about this recipient, or in silence after the body
 * @param unknowns how many ended in silence: so many copies may have arrived unseen
 * @param nextAt when it is offered again; empty once settled
 * @param datedAt the Date it bears; empty before it was first offered
 * @param settledAt when its fate became final; empty while it waits
 * @param relay the name of the relay that it was last given to; empty before
 * @param reply what the relay said last, or what happened instead
 */
public record EnvelopeRecord(
        String mailing,
        EmailAddress recipient,
        EnvelopeState state,
        int attempts,
        int unknowns,
        Optional<Instant> nextAt,
        Optional<Instant> datedAt,
        Optional<Instant> settledAt,
        String relay,
        String reply) {
    static EnvelopeRecord of(ResultSet row, StatementContext context) throws SQLException {
        EnvelopeState state = EnvelopeState.valueOf(row.getString("state"));
        Optional<Instant> settled = moment(row, "settled_at");
        return new EnvelopeRecord(
                row.getString("mailing_name"),
                EmailAddress.of(row.getString("recipient")),
                state,
                row.getInt("attempts"),
                row.getInt("unknowns"),
                settled.isPresent() ? Optional.empty() : moment(row, "next_at"),
                moment(row, "dated_at"),
                settled,
                row.getString("relay"),
                row.getString("reply"));
    }

    /** The relay's own name for an accepted letter, which its log has too; empty where its reply has none. */
    public Optional<String> queueId() {
        return state == EnvelopeState.ACCEPTED ? QueueId.of(reply) : Optional.empty();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
