package org.gazette.storage;

import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Opens connections to one SQLite file that keep what they have prepared. */
final class SqliteFile extends SQLiteDataSource {
    /** @param url {@code jdbc:sqlite:FILE?pragma=value&…} */
    SqliteFile(String url) {
        setUrl(url);
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        return new KeepingConnection(getUrl(), new Properties());
    }
}
