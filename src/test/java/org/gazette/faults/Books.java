package org.gazette.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** How many letters the courier of a process has in hand, in these states. */
    int inHand(long pid, EnvelopeState... states) {
        String some = Stream.of(states).map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        return number("select count(*) from envelope where owner like '" + pid + "-%' and state in (" + some + ")");
    }

    /** Those whom the courier of a process has been marked to send to, and has no answer for. */
    Set<String> beingSentBy(long pid) {
        return Set.copyOf(
                words("select recipient from envelope where owner like '" + pid + "-%' and state = 'SENDING'"));
    }

    /** Deaths that hid whether a letter arrived, all together. */
    int unknowns() {
        return number("select coalesce(sum(unknowns), 0) from envelope");
    }

    /** Slots by what became of them, such as {@code daily 1 ISSUED}: newsletter, number of its issue, state. */
    List<String> slots() {
        return words("select slot.newsletter || ' ' || coalesce(issue.number, 0) || ' ' || slot.state from slot"
                + " left join issue on issue.newsletter = slot.newsletter and issue.slot_date = slot.slot_date"
                + " order by slot.newsletter");
    }

    /** A newsletter was watched for so long already: what was due since then, and was not made, is made up for. */
    void watched(String newsletter, Duration ago) {
        change("insert into newsletter (name, watched_at) values ('" + newsletter + "', "
                + (System.currentTimeMillis() - ago.toMillis()) + ")");
    }

    /** As if the open slot of a newsletter were answered already, or not after all. */
    void answered(String newsletter, boolean yes) {
        change("update slot set state = '" + (yes ? "SKIPPED" : "OPEN") + "' where newsletter = '" + newsletter + "'");
    }

    /** How many envelopes there are. */
    int audience() {
        return number("select count(*) from envelope");
    }

    /** How many of them have not found their fate. */
    int waiting() {
        return number("select count(*) from envelope where state not in ('ACCEPTED', 'REFUSED', 'SUPPRESSED')");
    }

    /** A person pauses every mailing, or lets it go on. */
    void pause(boolean paused) {
        change("update mailing set state = '" + (paused ? "PAUSED" : "RUNNING") + "'");
    }

    private int number(String sql) {
        return Integer.parseInt(words(sql).get(0));
    }

    private List<String> words(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> words = new ArrayList<>();
            while (rows.next()) {
                words.add(rows.getString(1));
            }
            return words;
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
