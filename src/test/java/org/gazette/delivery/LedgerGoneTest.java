package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.StoppableServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is gone, locked, or without room, while letters are carried; then it is well again. */
@Tag("faults")
class LedgerGoneTest {
    private static final int READERS = 400;
    private static final int CONNECTIONS = 2;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer().slow(Duration.ofMillis(4));

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** What breaks and heals a database. */
    private interface Fault {
        void begin() throws Exception;

        void end() throws Exception;
    }

    @Test
    void aServerThatCrashesThreeTimesLosesAndDoublesNothing() throws Exception {
        try (StoppableServer postgresql = new StoppableServer(folder.resolve("pg"));
                Database database = postgresql.open()) {
            carryThrough(database, 3, new Fault() {
                @Override
                public void begin() throws Exception {
                    postgresql.crash();
                }

                @Override
                public void end() throws Exception {
                    postgresql.startAgain();
                }
            });
        }
    }

    @Test
    void aFileThatAnotherProgramLocksIsWaitedFor() throws Exception {
        Path file = folder.resolve("gazette.db");
        try (Database database = Database.sqlite(file);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            carryThrough(database, 1, new Fault() {
                @Override
                public void begin() throws Exception {
                    statement.execute("pragma busy_timeout = 20000");
                    statement.execute("begin immediate");
                }

                @Override
                public void end() throws Exception {
                    statement.execute("rollback");
                }
            });
        }
    }

    @Test
    void aDiskThatIsFullIsWaitedFor() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16m", "gazette-test", disk.toString()) == 0,
                "a small disk can only be mounted by root");
        try (Database database = Database.sqlite(disk.resolve("gazette.db"))) {
            Path ballast = disk.resolve("ballast");
            carryThrough(database, 3, new Fault() {
                @Override
                public void begin() throws Exception {
                    fill(ballast);
                }

                @Override
                public void end() throws Exception {
                    Files.delete(ballast);
                }
            });
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            byte[] page = new byte[4096];
            for (int at = 0; at < 1 << 16; at++) {
                out.write(page);
            }
            throw new AssertionError("the disk is larger than it should be");
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private void carryThrough(Database database, int times, Fault fault) throws Exception {
        database.run(handle -> handle.execute("create table ballast (text text)"));
        Post post = new Post(database, clock).readers(READERS);
        Reckoning reckoning = new Reckoning(post, server, READERS);
        SmtpRelay relay = new SmtpRelay(RelaySettings.local(server.port(), CONNECTIONS));
        try (Courier courier =
                post.courier(Post.route(RelayTerms.PLAIN, relay, CONNECTIONS)).start()) {
            for (int time = 1; time <= times; time++) {
                int enough = time * READERS / (times + 2);
                Awaitility.await().atMost(LONG).until(() -> server.taken().size() >= enough);
                fault.begin();
                int before = server.taken().size();
                assertThatThrownBy(() -> writeUntilItFails(database)).isInstanceOf(RuntimeException.class);
                assertThat(server.taken().size() - before).isLessThanOrEqualTo(CONNECTIONS * Round.GROUP);
                fault.end();
                Awaitility.await()
                        .atMost(LONG)
                        .ignoreExceptions()
                        .until(() -> reckoning.look().pending() >= 0);
            }
            courier.wake();
            Awaitility.await().atMost(LONG).ignoreExceptions().until(reckoning::done);
        }
        reckoning.everybodyHasOneCopy();
        assertThat(reckoning.look()).isEqualTo(new Counts(Post.DAILY, "RUNNING", "", READERS, READERS, 0, 0, 0, 0));
    }

    private static void writeUntilItFails(Database database) {
        for (int at = 0; at < 1_000; at++) {
            String text = "x".repeat(10_000 + at);
            database.run(handle -> handle.execute("insert into ballast values (?)", text));
        }
    }
}
