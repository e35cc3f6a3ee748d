package org.gazette.storage;

import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to one SQLite file that keep what they have prepared. */
final class SqliteFile extends SQLiteDataSource {
    /** @param url {@code jdbc:sqlite:FILE?pragma=value&…} */
    SqliteFile(String url) {
        setUrl(url);
    }

    /** SQLite need not guard a connection against two threads at once, since the driver does. */
    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        Properties mode = new Properties();
        mode.setProperty(Pragma.OPEN_MODE.pragmaName, String.valueOf(config.getOpenModeFlags()));
        return new KeepingConnection(getUrl(), mode);
    }
}
