package org.gazette.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whether anything may have been committed, by whichever process, since it was asked last. SQLite knows that in
 * some microseconds ({@code pragma data_version}, on a connection that commits nothing itself), so who looks many times a
 * second need not read a table each time; of PostgreSQL it is always said. Not for many threads.
 */
public final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final String VERSION = "pragma data_version";

    private final Optional<DataSource> file;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement statement;
    private long version;

    /** @param file empty where nothing tells */
    Pulse(Optional<DataSource> file) {
        this.file = file;
    }

    public boolean mayHaveBeaten() {
        return file.isEmpty() || beat(file.get());
    }

    private boolean beat(DataSource source) {
        try {
            long now = version(source);
            boolean beaten = now != version;
            version = now;
            return beaten;
        } catch (SQLException e) {
            LOG.debug("whether something was committed is not known: {}", e.getMessage());
            close();
            return true;
        }
    }

    private long version(DataSource source) throws SQLException {
        if (statement == null) {
            connection = source.getConnection();
            statement = connection.prepareStatement(VERSION);
        }
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("a connection could not be closed: {}", e.getMessage());
        } finally {
            connection = null;
            statement = null;
        }
    }
}
