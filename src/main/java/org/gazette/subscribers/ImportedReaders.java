package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Takes in readers by the thousand, and takes a whole import back. Who is known stays as he or she is: one who left stays
 * away. Each thousand and the note how far it has come are one transaction.
 */
public final class ImportedReaders {
    private static final int UNDONE_AT_ONCE = 2_000;

    private final Database database;
    private final AddressHash hash;
    private final Clock clock;

    public ImportedReaders(Database database, AddressHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /** Which of a number of address hashes must not be mailed. */
    @FunctionalInterface
    public interface Closed {
        Set<String> of(Handle handle, List<String> hashes);
    }

    /** What became of rows. */
    public record Sum(long added, long known, long suppressed, long faulty) {
        public static final Sum NONE = new Sum(0, 0, 0, 0);

        public Sum plus(long moreAdded, long moreKnown, long moreSuppressed, long moreFaulty) {
            return new Sum(added + moreAdded, known + moreKnown, suppressed + moreSuppressed, faulty + moreFaulty);
        }

        public Sum plus(Sum other) {
            return plus(other.added, other.known, other.suppressed, other.faulty);
        }
    }

    /**
     * A run of an import.
     *
     * @param number 0 for a trial, which leaves no trace
     * @param line up to which it went before
     */
    public record Run(long number, String source, long line, Sum sum) {
        public static final Run TRIAL = new Run(0, "", 0, Sum.NONE);

        public boolean isTrial() {
            return number == 0;
        }
    }

    /** An import as it stands in its table. */
    public record Entry(
            long id,
            String file,
            String newsletter,
            String kind,
            String state,
            long added,
            long known,
            long suppressed,
            long faulty,
            Instant startedAt) {}

    /** Begins an import, or goes on with the one of this file that was broken off. */
    public Run begin(String file, String digest, String newsletter, String kind, String source) {
        return database.write(handle -> handle.createQuery("""
                        select id, line, added, known, suppressed, faulty, source from import
                        where digest = :digest and newsletter = :newsletter and state = 'RUNNING'
                        """)
                .bind("digest", digest)
                .bind("newsletter", newsletter)
                .map((row, context) -> new Run(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getLong("line"),
                        new Sum(
                                row.getLong("added"),
                                row.getLong("known"),
                                row.getLong("suppressed"),
                                row.getLong("faulty"))))
                .findFirst()
                .orElseGet(() -> new Run(fresh(handle, file, digest, newsletter, kind, source), source, 0, Sum.NONE)));
    }

    private long fresh(Handle handle, String file, String digest, String newsletter, String kind, String source) {
        return handle.createQuery("""
                        insert into import (file, digest, newsletter, kind, source, state, line, added, known, suppressed,
                            faulty, started_at, ended_at)
                        values (:file, :digest, :newsletter, :kind, :source, 'RUNNING', 0, 0, 0, 0, 0, :now, 0)
                        returning id
                        """)
                .bind("file", file)
                .bind("digest", digest)
                .bind("newsletter", newsletter)
                .bind("kind", kind)
                .bind("source", source)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one();
    }

    /**
     * Takes some rows in.
     *
     * @param before what became of rows that did not come so far
     * @param line up to which the file is dealt with then
     * @param eachFault is told of each row that does not go in
     * @return what became of all of them
     */
    public Sum add(
            Run run,
            String newsletter,
            List<ImportedReader> rows,
            Sum before,
            long line,
            Closed closed,
            Consumer<String> eachFault) {
        List<String> faults = new ArrayList<>();
        Map<String, Hashed> byKey = new LinkedHashMap<>();
        for (ImportedReader row : rows) {
            byKey.putIfAbsent(row.address().key(), new Hashed(row, hash.of(row.address())));
        }
        Sum doubles = before.plus(0, rows.size() - byKey.size(), 0, 0);
        Sum sum = run.isTrial()
                ? database.read(handle -> trial(handle, newsletter, byKey, doubles, closed, faults))
                : database.write(handle -> {
                    Sum came = write(handle, run, newsletter, byKey, doubles, closed, faults);
                    note(handle, run, line, came);
                    return came;
                });
        faults.forEach(eachFault);
        return sum;
    }

    private record Hashed(ImportedReader reader, String hash) {}

    private Sum trial(
            Handle handle,
            String newsletter,
            Map<String, Hashed> byKey,
            Sum before,
            Closed closed,
            List<String> faults) {
        int suppressed = drop(handle, byKey, closed, faults);
        int known = 0;
        try {
            known = known(handle.getConnection(), newsletter, byKey);
        } catch (SQLException e) {
            throw failed(e);
        }
        return before.plus(byKey.size() - known, known, suppressed, 0);
    }

    private static int known(Connection connection, String newsletter, Map<String, Hashed> byKey) throws SQLException {
        if (byKey.isEmpty()) {
            return 0;
        }
        String sql = "select count(*) from subscription join subscriber on subscriber.id = subscription.subscriber"
                + " where newsletter = ? and address_key in (" + marks("?", byKey.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            statement.setString(++at, newsletter);
            for (String key : byKey.keySet()) {
                statement.setString(++at, key);
            }
            try (ResultSet count = statement.executeQuery()) {
                return count.next() ? count.getInt(1) : 0;
            }
        }
    }

    private Sum write(
            Handle handle,
            Run run,
            String newsletter,
            Map<String, Hashed> byKey,
            Sum before,
            Closed closed,
            List<String> faults) {
        int suppressed = drop(handle, byKey, closed, faults);
        if (byKey.isEmpty()) {
            return before.plus(0, 0, suppressed, 0);
        }
        try {
            Connection connection = handle.getConnection();
            Map<Long, Hashed> byId = new HashMap<>(insertReaders(connection, run, byKey));
            addWords(connection, byId);
            Map<String, Hashed> others = new LinkedHashMap<>(byKey);
            byId.values().forEach(one -> others.remove(one.reader().address().key()));
            byId.putAll(ids(connection, others));
            Set<Long> fresh = insertOrders(connection, run, newsletter, byId.keySet());
            insertConsents(connection, run, newsletter, fresh, byId);
            return before.plus(fresh.size(), byKey.size() - fresh.size(), suppressed, 0);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static int drop(Handle handle, Map<String, Hashed> byKey, Closed closed, List<String> faults) {
        Set<String> shut =
                closed.of(handle, byKey.values().stream().map(Hashed::hash).toList());
        int before = byKey.size();
        byKey.values().removeIf(one -> {
            boolean drop = shut.contains(one.hash());
            if (drop) {
                faults.add("line " + one.reader().line() + ": is on the suppression list, and stays there");
            }
            return drop;
        });
        return before - byKey.size();
    }

    /** @return those that are new */
    private Map<Long, Hashed> insertReaders(Connection connection, Run run, Map<String, Hashed> byKey)
            throws SQLException {
        Map<Long, Hashed> fresh = new HashMap<>();
        try (RowsIn rows =
                RowsIn.of(database.vendor(), connection, """
                insert into subscriber (address, address_key, address_hash, name, joined_at, import)
                <rows> on conflict (address_key) do nothing returning id, address_key
                """, "text", "text", "text", "text", "bigint", "bigint")) {
            byKey.forEach((key, one) -> rows.add(
                    one.reader().address().toString(),
                    key,
                    one.hash(),
                    one.reader().name(),
                    moment(one.reader()),
                    run.number()));
            ResultSet row = rows.query();
            while (row.next()) {
                Optional.ofNullable(byKey.get(row.getString(2))).ifPresent(remember(fresh, row.getLong(1)));
            }
        }
        return fresh;
    }

    private static Consumer<Hashed> remember(Map<Long, Hashed> byId, long id) {
        return one -> byId.put(id, one);
    }

    private void addWords(Connection connection, Map<Long, Hashed> fresh) throws SQLException {
        List<ReaderWords.Named> readers = new ArrayList<>(fresh.size());
        fresh.forEach((id, one) -> readers.add(
                new ReaderWords.Named(id, one.reader().address(), one.reader().name())));
        ReaderWords.add(database.vendor(), connection, readers);
    }

    /** The readers with these addresses that there are. */
    private static Map<Long, Hashed> ids(Connection connection, Map<String, Hashed> byKey) throws SQLException {
        Map<Long, Hashed> byId = new HashMap<>();
        if (byKey.isEmpty()) {
            return byId;
        }
        String sql = "select id, address_key from subscriber where address_key in (" + marks("?", byKey.size()) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 0;
            for (String key : byKey.keySet()) {
                statement.setString(++at, key);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional.ofNullable(byKey.get(row.getString(2))).ifPresent(remember(byId, row.getLong(1)));
                }
            }
        }
        return byId;
    }

    /** @return those that are new */
    private Set<Long> insertOrders(Connection connection, Run run, String newsletter, Set<Long> ids)
            throws SQLException {
        Set<Long> fresh = new HashSet<>();
        try (RowsIn rows =
                RowsIn.of(database.vendor(), connection, """
                insert into subscription (newsletter, subscriber, state, sections, language, import)
                <rows> on conflict (newsletter, subscriber) do nothing returning subscriber
                """, "text", "bigint", "text", "text", "text", "bigint")) {
            ids.stream().sorted().forEach(id -> rows.add(newsletter, id, "ACTIVE", "", "", run.number()));
            ResultSet row = rows.query();
            while (row.next()) {
                fresh.add(row.getLong(1));
            }
        }
        return fresh;
    }

    private void insertConsents(
            Connection connection, Run run, String newsletter, Set<Long> fresh, Map<Long, Hashed> byId)
            throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        String source = mark(run.number()) + run.source();
        try (RowsIn rows =
                RowsIn.of(database.vendor(), connection, """
                insert into consent (subscriber, newsletter, act, source, given_at, asked_at)
                <rows>
                """, "bigint", "text", "text", "text", "bigint", "bigint")) {
            byId.forEach((id, one) -> {
                if (fresh.contains(id)) {
                    rows.add(
                            id,
                            newsletter,
                            "SUBSCRIBED",
                            source,
                            clock.millis(),
                            one.reader().since().toEpochMilli());
                }
            });
            rows.execute();
        }
    }

    private static void note(Handle handle, Run run, long line, Sum came) {
        handle.createUpdate("""
                        update import set line = :line, added = added + :added, known = known + :known,
                            suppressed = suppressed + :suppressed, faulty = faulty + :faulty
                        where id = :id
                        """)
                .bind("line", line)
                .bind("added", came.added())
                .bind("known", came.known())
                .bind("suppressed", came.suppressed())
                .bind("faulty", came.faulty())
                .bind("id", run.number())
                .execute();
    }

    public void end(Run run) {
        database.run(handle -> handle.createUpdate("update import set state = 'DONE', ended_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", run.number())
                .execute());
    }

    /** The imports, the newest first. */
    public List<Entry> list(int atMost) {
        return database.read(handle -> handle.createQuery("""
                        select id, file, newsletter, kind, state, added, known, suppressed, faulty, started_at
                        from import order by id desc limit :most
                        """)
                .bind("most", atMost)
                .map((row, context) -> new Entry(
                        row.getLong("id"),
                        row.getString("file"),
                        row.getString("newsletter"),
                        row.getString("kind"),
                        row.getString("state"),
                        row.getLong("added"),
                        row.getLong("known"),
                        row.getLong("suppressed"),
                        row.getLong("faulty"),
                        Instant.ofEpochMilli(row.getLong("started_at"))))
                .list());
    }

    /**
     * Takes a whole import back: the orders that it made, and the readers that it brought and who have no other. A reader
     * who said anything since then stays.
     *
     * @return how many orders were taken back
     * @throws IllegalArgumentException when there is no such import
     */
    public long undo(long number) {
        if (list(Integer.MAX_VALUE).stream().noneMatch(entry -> entry.id() == number)) {
            throw new IllegalArgumentException("there is no import " + number);
        }
        long taken = 0;
        long after = 0;
        for (List<Long> some = some(number, after); !some.isEmpty(); some = some(number, after)) {
            List<Long> these = some;
            taken += database.<Integer, RuntimeException>write(handle -> takeBack(handle, number, these));
            after = some.get(some.size() - 1);
        }
        database.run(handle -> handle.createUpdate("update import set state = 'UNDONE', ended_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", number)
                .execute());
        return taken;
    }

    private List<Long> some(long number, long after) {
        return database.read(handle -> handle.createQuery("""
                        select subscriber from subscription
                        where import = :import and import <> 0 and subscriber > :after
                        order by subscriber limit :most
                        """)
                .bind("import", number)
                .bind("after", after)
                .bind("most", UNDONE_AT_ONCE)
                .mapTo(Long.class)
                .list());
    }

    private static int takeBack(Handle handle, long number, List<Long> readers) {
        String mine = mark(number) + "%";
        int orders = handle.createUpdate("""
                        delete from subscription where import = :import and subscriber in (<readers>)
                          and not exists (select 1 from consent
                              where consent.subscriber = subscription.subscriber
                                and consent.newsletter = subscription.newsletter and consent.source not like :mine)
                        """)
                .bindList("readers", readers)
                .bind("import", number)
                .bind("mine", mine)
                .execute();
        handle.createUpdate("""
                        delete from consent where subscriber in (<readers>) and source like :mine
                          and not exists (select 1 from subscription
                              where subscription.subscriber = consent.subscriber
                                and subscription.newsletter = consent.newsletter)
                        """).bindList("readers", readers).bind("mine", mine).execute();
        ReaderWords.remove(
                handle,
                handle.createQuery("""
                        delete from subscriber where import = :import and id in (<readers>)
                          and not exists (select 1 from subscription where subscription.subscriber = subscriber.id)
                          and not exists (select 1 from consent where consent.subscriber = subscriber.id)
                        returning id, address, name
                        """)
                        .bindList("readers", readers)
                        .bind("import", number)
                        .map((row, context) -> new ReaderWords.Named(
                                row.getLong("id"), EmailAddress.of(row.getString("address")), row.getString("name")))
                        .list());
        return orders;
    }

    private long moment(ImportedReader reader) {
        return reader.since().equals(Instant.EPOCH)
                ? clock.millis()
                : reader.since().toEpochMilli();
    }

    private static String mark(long number) {
        return "import " + number + ": ";
    }

    private static String marks(String one, int times) {
        return String.join(",", Collections.nCopies(times, one));
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("readers cannot be written: " + e.getMessage(), e);
    }
}
