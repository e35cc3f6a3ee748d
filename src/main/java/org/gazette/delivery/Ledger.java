package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** What became of every envelope, by mailing and by address; and the reins of a mailing. */
public final class Ledger {
    private static final String COUNTS = """
            select mailing.id, mailing.name, mailing.reason, mailing.wave_at,
                   case when mailing.held = 1 and mailing.state = 'RUNNING' then 'WAITING' else mailing.state end as state,
                   case when mailing.audience < 0 then count(envelope.mailing) else mailing.audience end as audience,
                   sum(case when envelope.state = 'ACCEPTED' then 1 else 0 end) as accepted,
                   sum(case when envelope.state = 'REFUSED' then 1 else 0 end) as refused,
                   sum(case when envelope.state = 'SUPPRESSED' then 1 else 0 end) as suppressed,
                   sum(case when envelope.state = 'UNKNOWN' then 1 else 0 end) as unknown,
                   sum(case when envelope.state in ('READY', 'CLAIMED', 'SENDING', 'DEFERRED') then 1 else 0 end)
                       as pending
            from mailing left join envelope on envelope.mailing = mailing.id
            """;
    private static final String GROUPED =
            " group by mailing.id, mailing.name, mailing.state, mailing.reason, mailing.audience, mailing.wave_at,"
                    + " mailing.held order by mailing.id desc";
    private static final int ALL = Integer.MAX_VALUE;
    private static final String RECORDS = """
            select mailing.name as mailing_name, recipient, envelope.state, attempts, unknowns,
                   case when mailing.held = 1 then mailing.wave_at else next_at end as next_at, dated_at,
                   settled_at, relay, reply
            from envelope join mailing on mailing.id = envelope.mailing
            """;

    private final Database database;

    public Ledger(Database database) {
        this.database = database;
    }

    /** Every mailing, the newest first. */
    public List<Counts> all() {
        return newest(ALL);
    }

    /** The newest mailings, the newest first. */
    public List<Counts> newest(int atMost) {
        return database.read(handle -> handle.createQuery(
                        COUNTS + "where mailing.id in (select id from mailing order by id desc limit :most)" + GROUPED)
                .bind("most", atMost)
                .map(Ledger::counts)
                .list());
    }

    /** The mailings that have something waiting, the newest first. */
    public List<Counts> open() {
        return database.read(handle ->
                handle.createQuery(COUNTS + """
                        where mailing.id in (select mailing from envelope where state in ('CLAIMED', 'SENDING'))
                            or exists (select 1 from envelope waiting
                                where waiting.mailing = mailing.id and waiting.state = 'READY')
                            or exists (select 1 from envelope waiting
                                where waiting.mailing = mailing.id and waiting.state = 'DEFERRED')
                            or exists (select 1 from envelope waiting where waiting.mailing = mailing.id
                                and waiting.state = 'UNKNOWN' and waiting.settled_at = 0)
                        """ + GROUPED).map(Ledger::counts).list());
    }

    /** @param mailing such as {@code daily/2020-11-16} */
    public Optional<Counts> of(String mailing) {
        return database.read(handle -> handle.createQuery(COUNTS + "where mailing.name = :name" + GROUPED)
                .bind("name", mailing)
                .map(Ledger::counts)
                .findOne());
    }

    /** The waves of an issue's mailing, the latest first; empty for a mailing that has none. */
    public List<Counts> waves(String mailing) {
        return database.read(handle -> handle.createQuery(COUNTS + "where mailing.name like :name || '/at-%'" + GROUPED)
                .bind("name", mailing)
                .map(Ledger::counts)
                .list());
    }

    /** Everything that was ever posted to an address, the newest first. */
    public List<EnvelopeRecord> find(EmailAddress recipient) {
        return database.read(handle -> handle.createQuery(
                        RECORDS + "where envelope.recipient_key = :recipient order by mailing.id desc")
                .bind("recipient", recipient.key())
                .map(EnvelopeRecord::of)
                .list());
    }

    /** What became of one reader's letter of a mailing, or of a wave of it. */
    public Optional<EnvelopeRecord> find(String mailing, EmailAddress recipient) {
        return database.read(handle -> handle.createQuery(RECORDS + """
                        where envelope.recipient_key = :recipient
                          and (mailing.name = :mailing or mailing.name like :mailing || '/at-%')
                        """)
                .bind("recipient", recipient.key())
                .bind("mailing", mailing)
                .map(EnvelopeRecord::of)
                .findOne());
    }

    /** What was tried in vain with one reader's letter of a mailing, the first attempt first. */
    public List<AttemptRecord> attempts(String mailing, EmailAddress recipient) {
        return database.read(handle -> Attempts.of(handle, mailing, recipient.key()));
    }

    /**
     * A page of a mailing's envelopes in one state, in the order of their addresses. Those whose address was erased are
     * counted in the ledger, and not listed.
     *
     * @param after the {@link EmailAddress#key} that the page before ended with; empty for the first page
     */
    public List<EnvelopeRecord> list(String mailing, EnvelopeState state, String after, int atMost) {
        return database.read(handle -> {
            Query page = handle.createQuery(RECORDS + """
                    where mailing.name = :mailing and envelope.state = :state and recipient_key > :after
                        and recipient <> ''
                    order by recipient_key limit :most
                    """);
            return page.bind("mailing", mailing)
                    .bind("state", state.name())
                    .bind("after", after)
                    .bind("most", atMost)
                    .map(EnvelopeRecord::of)
                    .list();
        });
    }

    /** Until when a mailing's letters are tried; empty where there is no such mailing. */
    public Optional<Instant> triedUntil(String mailing) {
        return database.read(handle -> handle.createQuery("select give_up_at from mailing where name = :name")
                .bind("name", mailing)
                .mapTo(Instant.class)
                .findOne());
    }

    /** Stops a mailing and its waves until {@link #resume}; what is being sent at this moment ends first. @return whether it ran */
    public boolean pause(String mailing, String reason) {
        return database.write(handle -> move(handle, mailing, "RUNNING", "PAUSED", reason));
    }

    /** @return whether it was paused */
    public boolean resume(String mailing) {
        return database.write(handle -> move(handle, mailing, "PAUSED", "RUNNING", ""));
    }

    /** Calls a mailing off for good: what was not sent is suppressed. @return whether there was something to call off */
    public boolean cancel(String mailing, String reason) {
        return database.write(handle -> {
            boolean ran = move(handle, mailing, "RUNNING", "CANCELLED", reason);
            boolean paused = move(handle, mailing, "PAUSED", "CANCELLED", reason);
            Instant now = database.now(handle);
            Recovery.cancel(handle, now);
            return ran || paused;
        });
    }

    private static boolean move(Handle handle, String mailing, String from, String to, String reason) {
        return handle.createUpdate("""
                                update mailing set state = :to, reason = :reason
                                where (name = :name or name like :name || '/at-%') and state = :from
                                """)
                        .bind("to", to)
                        .bind("reason", reason)
                        .bind("name", mailing)
                        .bind("from", from)
                        .execute()
                > 0;
    }

    private static Counts counts(ResultSet row, StatementContext context) throws SQLException {
        String state = row.getString("state");
        return new Counts(
                row.getString("name"),
                state,
                state.equals(Counts.WAITING)
                        ? "it leaves at " + Instant.ofEpochMilli(row.getLong("wave_at"))
                        : row.getString("reason"),
                row.getInt("audience"),
                row.getInt("accepted"),
                row.getInt("refused"),
                row.getInt("suppressed"),
                row.getInt("unknown"),
                row.getInt("pending"));
    }
}
