package org.gazette.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * One newsroom's tables, in an SQLite file or in PostgreSQL. Safe for many threads.
 *
 * <p>Writes go through one pool and are transactions; on SQLite each takes the write lock at once
 * ({@code transaction_mode=IMMEDIATE}), so that none fails half-way. Reads go through a pool of their own in
 * auto-commit and wait for no writer. A commit is durable when {@link #write} returns: SQLite runs in WAL mode with
 * {@code synchronous=FULL}.
 *
 * <p>Instants are stored as milliseconds since 1970, in columns that end in {@code _at}.
 */
public final class Database implements AutoCloseable {
    private final Vendor vendor;
    private final HikariDataSource writes;
    private final HikariDataSource reads;
    private final Jdbi writing;
    private final Jdbi reading;
    private final SharedCommits commits;

    Database(Vendor vendor, HikariDataSource writes, HikariDataSource reads) {
        this.vendor = vendor;
        this.writes = writes;
        this.reads = reads;
        this.writing = Columns.mapped(Jdbi.create(writes));
        this.reading = Columns.mapped(Jdbi.create(reads));
        this.commits = new SharedCommits(writing);
    }

    /** Opens the SQLite file, makes it where there is none, and brings its tables up to date. */
    public static Database sqlite(Path file) {
        return Opening.sqlite(file);
    }

    /**
     * Opens the database at a JDBC address and brings its tables up to date.
     *
     * @param url {@code jdbc:postgresql://host/database} or {@code jdbc:sqlite:FILE}
     * @throws StorageException when it cannot be reached; the message holds no password
     */
    public static Database at(String url, String user, String password) {
        return Opening.at(url, user, password);
    }

    public Vendor vendor() {
        return vendor;
    }

    /** Runs one durable transaction; an exception rolls all of it back. Keep it short: never render or send inside. */
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        return writing.inTransaction(work);
    }

    /**
     * {@link #write} for a transaction that many threads run at the same time: on SQLite, which has one writer, those that
     * come together share a commit. Nothing inside may wait for another thread's transaction.
     */
    public <T, X extends Exception> T writeTogether(HandleCallback<T, X> work) throws X {
        return vendor == Vendor.SQLITE ? commits.write(work) : write(work);
    }

    /** {@link #write} with no answer. */
    public <X extends Exception> void run(HandleConsumer<X> work) throws X {
        writing.useTransaction(work);
    }

    /** Reads, each statement by itself. */
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return reading.withHandle(work);
    }

    /** The database's own clock, to the millisecond: leases run on it, since machines disagree. */
    public Instant now() {
        return read(this::now);
    }

    /** {@link #now()} inside a transaction. It is asked for with every group of letters, so without detours. */
    public Instant now(Handle handle) {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(vendor.nowMillis());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Instant.ofEpochMilli(row.getLong(1));
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** Tells whether anything may have been committed; to be closed before this is. */
    public Pulse pulse() {
        return new Pulse(vendor == Vendor.SQLITE ? Optional.of(reads.getDataSource()) : Optional.empty());
    }

    /** The connections that write, for a library that brings its own statements. */
    public DataSource connections() {
        return writes;
    }

    @Override
    public void close() {
        if (reads != writes) {
            reads.close();
        }
        writes.close();
    }
}
