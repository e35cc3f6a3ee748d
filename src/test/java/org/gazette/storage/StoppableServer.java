package org.gazette.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL server that can be stopped at once, as by a crash, and started again with what it had written. */
public final class StoppableServer implements AutoCloseable {
    private final Path data;
    private EmbeddedPostgres running;

    /** @param data an empty folder */
    public StoppableServer(Path data) throws IOException {
        this.data = data;
        this.running = start(0);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "60");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    public Database open() {
        return Database.at(running.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    public int port() {
        return running.getPort();
    }

    /** Ends it without a word to those who are connected; what was committed is in its log. */
    public void crash() throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(server -> server.onExit().join());
        running.close();
    }

    public void startAgain() throws IOException {
        running = start(running.getPort());
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
