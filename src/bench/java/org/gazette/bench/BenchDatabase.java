package org.gazette.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gazette.storage.Database;

/** A fresh database to measure: an SQLite file, or a PostgreSQL server of our own on this machine, durable as in earnest. */
final class BenchDatabase implements AutoCloseable {
    final String name;
    final String url;
    private final Path folder;
    private final EmbeddedPostgres server;

    private BenchDatabase(String name, String url, Path folder, EmbeddedPostgres server) {
        this.name = name;
        this.url = url;
        this.folder = folder;
        this.server = server;
    }

    /** @param name {@code sqlite} or {@code postgresql} */
    static BenchDatabase start(String name) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), name);
        if (name.equals("sqlite")) {
            return new BenchDatabase(name, "jdbc:sqlite:" + folder.resolve("gazette.db").toAbsolutePath(), folder, null);
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        return new BenchDatabase(name, server.getJdbcUrl("postgres", "postgres"), folder, server);
    }

    Database open() {
        return Database.at(url, "postgres", "");
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
