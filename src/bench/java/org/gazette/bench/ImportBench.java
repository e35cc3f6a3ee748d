package org.gazette.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.gazette.delivery.SuppressedHashes;
import org.gazette.intake.ReaderImport;
import org.gazette.mail.AddressHash;
import org.gazette.storage.Database;
import org.gazette.storage.Secrets;
import org.gazette.subscribers.ImportedReaders;

/** A list of readers as Mailchimp exports it goes into an empty SQLite newsroom, with every commit on the disk. */
final class ImportBench {
    private ImportBench() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory(Path.of("target"), "import");
        Path file = folder.resolve("subscribed.csv");
        write(file, rows);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.sqlite(folder.resolve("gazette.db"))) {
            AddressHash hash = new AddressHash(new Secrets(database, new SecureRandom()).ring("suppression"));
            ReaderImport readers = new ReaderImport(
                    new ImportedReaders(database, hash, clock), new SuppressedHashes(database, hash, clock));
            long[] faults = {0};
            long start = System.nanoTime();
            ReaderImport.Outcome outcome = readers.run(file, "daily", "bench", false, fault -> faults[0]++);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d rows, %.1f MB, heap %d MB: %.1f s, %,.0f rows/s; %s, %d told%n",
                    rows,
                    Files.size(file) / 1e6,
                    Runtime.getRuntime().maxMemory() >> 20,
                    seconds,
                    rows / seconds,
                    outcome.sum(),
                    faults[0]);
        }
        System.out.printf("database %.0f MB%n", Files.size(folder.resolve("gazette.db")) / 1e6);
        for (String name : new String[] {"subscribed.csv", "gazette.db", "gazette.db-wal", "gazette.db-shm"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    private static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID\n");
            for (int n = 0; n < rows; n++) {
                String address = n % 1_000 == 999 ? "broken address " + n : "reader." + n + "@example" + n % 97 + ".org";
                out.write(address + ",Ada,\"Lovelace, the " + n + "th\",2,2020-01-02 03:04:05,2020-01-02 03:05:06," + n + ",e" + n
                        + "\n");
            }
        }
    }
}
