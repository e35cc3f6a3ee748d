package org.gazette.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps the statements which were used last: to read and plan one costs more than to run it,
 * and the driver does so each time. (PostgreSQL's driver keeps its own.) SQLite plans a kept statement anew by itself when
 * tables change.
 */
final class KeepingConnection extends JDBC4Connection {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final int KEPT = 96;

    private final Map<String, Kept> idle = new LinkedHashMap<>();

    KeepingConnection(String url, Properties properties) throws SQLException {
        super(url, url.substring(PREFIX.length()), properties);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        Kept kept = idle.remove(sql);
        return kept == null ? new Kept(sql) : kept;
    }

    /** A statement that is put back instead of being closed. */
    private final class Kept extends JDBC4PreparedStatement {
        private final String words;

        Kept(String words) throws SQLException {
            super(KeepingConnection.this, words);
            this.words = words;
        }

        /** It lets go of rows and values at once, so that it holds up no writer and no checkpoint. */
        @Override
        public void close() throws SQLException {
            if (KeepingConnection.this.isClosed() || isClosed()) {
                super.close();
                return;
            }
            clearBatch();
            clearParameters();
            rs.close();
            setMaxRows(0);
            pointer.safeRunConsume(org.sqlite.core.DB::reset);
            keep(this);
        }

        private void end() throws SQLException {
            super.close();
        }
    }

    private void keep(Kept statement) throws SQLException {
        Kept other = idle.put(statement.words, statement);
        if (other != null && other != statement) {
            other.end();
        }
        if (idle.size() > KEPT) {
            Iterator<Kept> oldest = idle.values().iterator();
            Kept one = oldest.next();
            oldest.remove();
            one.end();
        }
    }
}
