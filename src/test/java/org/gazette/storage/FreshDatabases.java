package org.gazette.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Fresh databases for tests: an SQLite file, and a database on one PostgreSQL server that the test run starts. */
public final class FreshDatabases implements ArgumentsProvider {
    /** How many of the last databases of PostgreSQL stay: a test may come back to its own. */
    private static final int KEPT = 20;

    private static final Queue<String> MADE = new ArrayDeque<>();
    private static final Path FILES = Path.of("target/newsrooms").toAbsolutePath();

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(
                        Named.<java.util.function.Supplier<Database>>of("SQLite", FreshDatabases::sqlite),
                        Named.<java.util.function.Supplier<Database>>of("PostgreSQL", FreshDatabases::postgresql))
                .map(one ->
                        Arguments.of(Named.of(one.getName(), one.getPayload().get())));
    }

    /** A newsroom in a file and a folder of its own under {@code target/}. */
    public static Database sqlite() {
        return Database.sqlite(folder().resolve("gazette.db"));
    }

    public static Database postgresql() {
        return Database.at(postgresqlUrl(), "postgres", "");
    }

    /** The JDBC address of a new, empty database; the user is {@code postgres}, with no password. */
    public static synchronized String postgresqlUrl() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            MADE.add(name);
            if (MADE.size() > KEPT) {
                drop(MADE.remove(), statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name);
    }

    /** Each takes 8 MB; hundreds of them take longer to clear away at the end than their tests ran. */
    private static void drop(String name, Statement statement) {
        try {
            statement.execute("drop database " + name);
        } catch (SQLException inUse) {
            MADE.add(name);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(FILES), "newsroom");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server; it ends with the test run. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL for the tests does not start", e);
            }
        }
    }
}
