package org.gazette.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.gazette.storage.FreshDatabases;

/** Newsrooms that are all alike, each with an issue that is to be made, on one of the two databases. */
final class Press {
    private final Path folder;
    private final int port;
    private final int connections;
    private final boolean postgresql;
    private final Newsroom first;
    private final String firstUrl;

    Press(Path folder, boolean postgresql, int port, int connections, int readers) {
        this.folder = folder;
        this.port = port;
        this.connections = connections;
        this.postgresql = postgresql;
        this.firstUrl = postgresql ? FreshDatabases.postgresqlUrl() : "";
        this.first = Newsroom.inFile(folder.resolve("first"), settings(firstUrl), readers);
    }

    private String settings(String url) {
        return Newsroom.relay(port, connections) + (postgresql ? storage(url) : "");
    }

    /** What a configuration says of a database of PostgreSQL. */
    static String storage(String url) {
        return "storage { url: \"" + url.replaceAll("\\?.*", "") + "\", user: \"postgres\" }\n";
    }

    /** A newsroom, and the address of its database. */
    record Copy(Newsroom newsroom, String url, String user) {
        Books books() {
            return new Books(url, user);
        }
    }

    Copy next() {
        Newsroom newsroom =
                Newsroom.copy(first, folder.resolve(UUID.randomUUID().toString()));
        if (!postgresql) {
            return new Copy(newsroom, "jdbc:sqlite:" + newsroom.database() + "?busy_timeout=20000", "");
        }
        String url = copied();
        newsroom.settings(settings(url));
        return new Copy(newsroom, url, "postgres");
    }

    private String copied() {
        String name = "k" + UUID.randomUUID().toString().replace("-", "");
        String from = firstUrl.replaceAll(".*/([^/?]+).*", "$1");
        try (Connection connection = DriverManager.getConnection(FreshDatabases.postgresqlUrl(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return firstUrl.replace("/" + from, "/" + name);
    }
}
