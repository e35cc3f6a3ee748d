package org.gazette.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a database: its pools first, then its tables. */
final class Opening {
    private static final int SQLITE_READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 12;
    /** How long a writer waits for another process on the same file, in milliseconds. */
    private static final int BUSY_MILLIS = 20_000;

    /** So that the pages which a mailing changes several times are read once. */
    private static final int WRITER_CACHE_KB = 16_384;

    /** Pages of 4 KB that the log may hold before they go to the file: a page that changes often goes there once. */
    private static final int CHECKPOINT_PAGES = 8_000;

    /** A server that is set to answer before a commit is on its disk does not do so to us; stricter ones stay strict. */
    private static final String DURABLE = """
            select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
            """;

    /**
     * A process that is stopped in the middle of a transaction holds its locks, and the other nodes wait for them: the
     * server ends what says nothing for so long. Where it is set to be less patient, it stays so.
     */
    private static final String AWAKE = """
            union all select set_config('idle_in_transaction_session_timeout', '30s', false)
            where current_setting('idle_in_transaction_session_timeout') = '0'
            """;

    private Opening() {}

    static Database sqlite(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StorageException(file + ": the folder of the database cannot be made: " + e.getMessage(), e);
        }
        return at("jdbc:sqlite:" + file.toAbsolutePath(), "", "");
    }

    static Database at(String url, String user, String password) {
        try {
            Database database = url.startsWith("jdbc:sqlite:") ? sqlite(url) : postgresql(url, user, password);
            Tables.migrate(database);
            return database;
        } catch (PoolInitializationException e) {
            throw new StorageException(place(url) + ": the database cannot be opened: " + reason(e), e);
        }
    }

    /** One writer, since SQLite has one write lock; readers beside it. */
    private static Database sqlite(String url) {
        String pragmas = "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=" + BUSY_MILLIS;
        String writing = pragmas + "&transaction_mode=IMMEDIATE&cache_size=-" + WRITER_CACHE_KB;
        HikariConfig writer = sqlitePool("gazette-write", url + writing, 2);
        writer.setConnectionInitSql("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        HikariConfig readers = sqlitePool("gazette-read", url + pragmas, SQLITE_READERS);
        return new Database(Vendor.SQLITE, new HikariDataSource(writer), new HikariDataSource(readers));
    }

    private static Database postgresql(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "storage.url = " + place(url) + " is neither jdbc:postgresql://host/database nor jdbc:sqlite:FILE");
        }
        HikariConfig pool = pool("gazette", POSTGRESQL_CONNECTIONS);
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setConnectionInitSql(DURABLE + AWAKE);
        HikariDataSource connections = new HikariDataSource(pool);
        return new Database(Vendor.POSTGRESQL, connections, connections);
    }

    private static HikariConfig sqlitePool(String name, String url, int size) {
        HikariConfig pool = pool(name, size);
        pool.setDataSource(new SqliteFile(url));
        return pool;
    }

    private static HikariConfig pool(String name, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(30_000);
        return pool;
    }

    /** The address without what may hold a password. */
    private static String place(String url) {
        return url.replaceAll("\\?.*$", "").replaceAll("//[^/@]*@", "//");
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
