package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.gazette.delivery.SuppressedHashes;
import org.gazette.mail.AddressHash;
import org.gazette.mail.KeyRing;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.subscribers.Drift;
import org.gazette.subscribers.ImportedReaders;
import org.gazette.subscribers.ImportedReaders.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose program is killed while it writes, and which then goes on. */
class ImportKilledTest {
    private static final int ROWS = 20_000;
    private static final int AT_ONCE = 2_000;
    private static final int FAULTS = 5;

    @TempDir
    private Path folder;

    @Test
    void aKilledImportGoesOnInAFile() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("gazette.db");
        Database.at(url, "", "").close();
        killAndGoOn(url);
    }

    @Test
    void aKilledImportGoesOnOnAServer() throws Exception {
        killAndGoOn(FreshDatabases.postgresqlUrl());
    }

    private void killAndGoOn(String url) throws Exception {
        Path file = file();
        runAndKill(url, file);
        try (Database database = Database.at(url, "postgres", "")) {
            ImportedReaders imports = imports(database);
            ImportedReaders.Entry broken = imports.list(1).get(0);
            assertThat(broken.state()).isEqualTo("RUNNING");
            assertThat(broken.added()).isPositive().isLessThan(ROWS);
            assertThat(broken.added() % AT_ONCE).isZero();
            assertThat(count(database, "subscription")).isEqualTo(broken.added());
            assertThat(Drift.of(database)).isEmpty();

            assertThat(readers(database)
                            .run(file, "daily", "x", false, fault -> {})
                            .sum())
                    .isEqualTo(new Sum(ROWS, 0, 0, ROWS / AT_ONCE));
            assertThat(imports.list(9)).extracting(ImportedReaders.Entry::state).containsExactly("DONE");
            for (String table : List.of("subscriber", "subscription", "consent")) {
                assertThat(count(database, table)).as(table).isEqualTo(ROWS);
            }
            assertThat(Drift.of(database)).isEmpty();
        }
    }

    /** Kills the program when it has told of the last fault that it gets to: it is at what it read before. */
    private static void runAndKill(String url, Path file) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportKilledTest.class.getName(),
                        url,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            int faults = 0;
            while (faults < FAULTS) {
                String line = told.readLine();
                assertThat(line).as("what the program says").isNotNull();
                faults += line.startsWith("line ") ? 1 : 0;
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    /** The program that is killed. It reads no further than to some fault, so that it is never done before. */
    public static void main(String[] arguments) throws IOException {
        int[] faults = {0};
        try (Database database = Database.at(arguments[0], "postgres", "")) {
            readers(database).run(Path.of(arguments[1]), "daily", "x", false, fault -> {
                System.out.println(fault);
                if (++faults[0] == FAULTS) {
                    waitForTheEnd();
                }
            });
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() throws IOException {
        StringBuilder rows = new StringBuilder("email,name\n");
        for (int n = 0; n < ROWS; n++) {
            rows.append("r")
                    .append(n)
                    .append("@example.org,Ada Lovelace ")
                    .append(n)
                    .append("\n");
            if (n % AT_ONCE == AT_ONCE - 1) {
                rows.append("no address\n");
            }
        }
        return Files.writeString(folder.resolve("list.csv"), rows);
    }

    private static ReaderImport readers(Database database) {
        return new ReaderImport(imports(database), new SuppressedHashes(database, hash(), Clock.systemUTC()), AT_ONCE);
    }

    private static ImportedReaders imports(Database database) {
        return new ImportedReaders(database, hash(), Clock.systemUTC());
    }

    private static AddressHash hash() {
        return new AddressHash(new KeyRing(Map.of("1", new byte[32])));
    }

    private static long count(Database database, String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }
}
