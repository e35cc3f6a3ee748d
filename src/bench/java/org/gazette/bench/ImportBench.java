package org.gazette.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.gazette.delivery.SuppressedHashes;
import org.gazette.intake.ReaderImport;
import org.gazette.mail.AddressHash;
import org.gazette.storage.Database;
import org.gazette.storage.Secrets;
import org.gazette.storage.Vendor;
import org.gazette.subscribers.ImportedReaders;

/**
 * A list of readers as Mailchimp exports it goes into an empty newsroom, with every commit on the disk. Addresses and names
 * come in no order, so that every index is written all over.
 */
final class ImportBench {
    private ImportBench() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        Path file = Files.createTempFile(Files.createDirectories(Path.of("target/bench")), "subscribed", ".csv");
        write(file, rows);
        System.out.printf(
                "%,d rows, %.1f MB of CSV, heap of %d MB%n",
                rows, Files.size(file) / 1e6, Runtime.getRuntime().maxMemory() >> 20);
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            try (BenchDatabase place = BenchDatabase.start(name);
                    Database database = place.open()) {
                run(file, rows, name, database);
            }
        }
        Files.delete(file);
    }

    private static void run(Path file, int rows, String name, Database database) throws IOException {
        Clock clock = Clock.systemUTC();
        AddressHash hash = new AddressHash(new Secrets(database, new SecureRandom()).ring("suppression"));
        ImportedReaders imported = new ImportedReaders(database, hash, clock);
        ReaderImport readers = new ReaderImport(imported, new SuppressedHashes(database, hash, clock));
        long[] faults = {0};
        long cpu = cpu();
        double server = serverCpu(database);
        long start = System.nanoTime();
        ReaderImport.Outcome outcome = readers.run(file, "daily", "bench", false, fault -> faults[0]++);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-11s %6.1f s, %,.0f rows/s, CPU %.1f s and %.1f s of the server; %s, %d told%n",
                name, seconds, rows / seconds, (cpu() - cpu) / 1e9, serverCpu(database) - server, outcome.sum(), faults[0]);
        cpu = cpu();
        server = serverCpu(database);
        start = System.nanoTime();
        readers.run(file, "daily", "bench", true, fault -> {});
        System.out.printf(
                "%-11s %6.1f s for a dry run of the same file again, CPU %.1f s and %.1f s%n",
                name, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9, serverCpu(database) - server);
        cpu = cpu();
        server = serverCpu(database);
        start = System.nanoTime();
        long taken = imported.undo(outcome.number());
        System.out.printf(
                "%-11s %6.1f s to take %,d back, CPU %.1f s and %.1f s%n",
                name, (System.nanoTime() - start) / 1e9, taken, (cpu() - cpu) / 1e9, serverCpu(database) - server);
    }

    /** Seconds of the server's processes; 0 where there is none. */
    private static double serverCpu(Database database) {
        return database.vendor() == Vendor.SQLITE
                ? 0
                : database.<List<Long>, RuntimeException>read(handle ->
                                handle.createQuery("select pid from pg_stat_activity").mapTo(Long.class).list())
                        .stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .flatMap(one -> one.info().totalCpuDuration().stream())
                        .mapToDouble(one -> one.toMillis() / 1e3)
                        .sum();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LEID,EUID\n");
            for (int n = 0; n < rows; n++) {
                String address = n % 1_000 == 999 ? "broken address " + n : ListFill.address(n);
                out.write(address + "," + ListFill.first(n) + ",\"" + ListFill.last(n)
                        + "\",2,2020-01-02 03:04:05,2020-01-02 03:05:06," + n + ",e" + n + "\n");
            }
        }
    }
}
