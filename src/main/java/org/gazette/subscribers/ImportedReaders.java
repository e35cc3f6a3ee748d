package org.gazette.subscribers;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gazette.mail.AddressHash;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Takes in readers by the thousand, and takes a whole import back. Who is known stays as he or she is: one who left stays
 * away. Rows that are handed in together and the note how far the file has come are one transaction.
 */
public final class ImportedReaders {
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

        /** What the source of a consent begins with that this run wrote down. */
        String mark() {
            return "import " + number + ": ";
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

    /** Makes rows ready for {@link #add}. It needs no database, so that it may be done while the rows before are written. */
    public Arrivals ready(Run run, List<ImportedReader> rows) {
        return Arrivals.of(rows, hash, !run.isTrial());
    }

    /**
     * Takes some rows in, all of them and the note how far the import has come in one transaction.
     *
     * @param before what became of rows that did not come so far
     * @param line up to which the file is dealt with then
     * @param eachFault is told of each row that does not go in
     * @return what became of all of them
     */
    public Sum add(
            Run run,
            String newsletter,
            Arrivals arrivals,
            Sum before,
            long line,
            Closed closed,
            Consumer<String> eachFault) {
        List<String> faults = new ArrayList<>();
        Sum doubles = before.plus(0, arrivals.doubles(), 0, 0);
        Sum sum = run.isTrial()
                ? doubles.plus(database.read(handle -> trial(handle, newsletter, arrivals, closed, faults)))
                : database.write(handle -> {
                    Sum came = doubles.plus(write(handle, run, newsletter, arrivals, closed, faults));
                    note(handle, run, line, came);
                    return came;
                });
        faults.forEach(eachFault);
        return sum;
    }

    private Sum trial(Handle handle, String newsletter, Arrivals arrivals, Closed closed, List<String> faults) {
        List<Arrivals.Arrival> open = open(handle, arrivals, closed, faults);
        try {
            int known = new ArrivalRows(database.vendor(), handle.getConnection(), Run.TRIAL, newsletter).known(open);
            return sum(arrivals, open, open.size() - known);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Sum write(
            Handle handle, Run run, String newsletter, Arrivals arrivals, Closed closed, List<String> faults) {
        List<Arrivals.Arrival> open = open(handle, arrivals, closed, faults);
        try {
            int added = new ArrivalRows(database.vendor(), handle.getConnection(), run, newsletter)
                    .write(open, arrivals.words(), clock);
            return sum(arrivals, open, added);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Sum sum(Arrivals arrivals, List<Arrivals.Arrival> open, int added) {
        return new Sum(added, open.size() - added, arrivals.all().size() - open.size(), 0);
    }

    /** Those that are not on the suppression list. */
    private static List<Arrivals.Arrival> open(Handle handle, Arrivals arrivals, Closed closed, List<String> faults) {
        Set<String> shut = closed.of(
                handle, arrivals.all().stream().map(Arrivals.Arrival::hash).toList());
        arrivals.all().stream()
                .filter(one -> shut.contains(one.hash()))
                .map(one -> one.reader().line())
                .sorted()
                .forEach(line -> faults.add("line " + line + ": is on the suppression list, and stays there"));
        return arrivals.all().stream().filter(one -> !shut.contains(one.hash())).toList();
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
        Entry entry = list(Integer.MAX_VALUE).stream()
                .filter(one -> one.id() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no import " + number
                        + "; «gazette subscriber import» says the number of an import when it ends"));
        long taken = new ImportUndo(database, entry.newsletter(), new Run(number, "", 0, Sum.NONE)).all();
        database.run(handle -> handle.createUpdate("update import set state = 'UNDONE', ended_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", number)
                .execute());
        return taken;
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("readers cannot be written: " + e.getMessage(), e);
    }
}
