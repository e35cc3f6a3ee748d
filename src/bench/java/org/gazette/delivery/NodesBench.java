package org.gazette.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;

/**
 * {@code NodesBench FOLDER LETTERS ROUNDS}: one, two and four processes of the program carry the same newsroom's mail, each
 * to a sink of its own through a wire with latency. A lap begins when the mailing is posted, and ends when the ledger is
 * closed.
 */
public final class NodesBench {
    private static final int[] SIZES = {1, 2, 4};
    private static final int CONNECTIONS = 4;
    private static final int BYTES = 8_000;
    private static final int SINK = 26_410;
    private static final int PROXY = 26_420;
    private static final long EACH_WAY = 10_000_000;

    private final Path work;
    private final int letters;
    private final int rounds;

    private NodesBench(Path work, int letters, int rounds) {
        this.work = work;
        this.letters = letters;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        new NodesBench(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).run();
    }

    private void run() throws Exception {
        int most = SIZES[SIZES.length - 1];
        for (int node = 0; node < most; node++) {
            new DelayProxy(PROXY + node, SINK + node, EACH_WAY);
            Path home = home(node);
            if (node == 0) {
                Readership.make(home, letters * most, PROXY, CONNECTIONS, storage());
            } else {
                copy(home(0), home);
                Path settings = home.resolve("config/gazette.conf");
                Files.writeString(settings, Files.readString(settings).replace("port: " + PROXY, "port: " + (PROXY + node)));
            }
        }
        System.out.printf(
                "%d connections a node, %d letters of %d bytes a node and lap, %d rounds, the relay 20 ms away%n",
                CONNECTIONS, letters, BYTES, rounds);
        try (House house = House.open(new Home(home(0)), Clock.systemUTC())) {
            double one = 0;
            for (int size : SIZES) {
                double rate = measure(house, size, one);
                one = one == 0 ? rate : one;
            }
        }
    }

    private Path home(int node) {
        return work.resolve("node-" + (node + 1));
    }

    private static String storage() {
        return "storage { url: \"" + System.getProperty("postgresql") + "\", user: \"postgres\" }";
    }

    /** The configuration of a home; what it knows lies in the database. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("config/newsletters"));
        for (String file : List.of("config/gazette.conf", "config/newsletters/daily.conf")) {
            Files.copy(from.resolve(file), to.resolve(file));
        }
    }

    private double measure(House house, int size, double one) throws Exception {
        List<Process> sinks = new ArrayList<>();
        List<Process> nodes = new ArrayList<>();
        try {
            for (int node = 0; node < size; node++) {
                sinks.add(started(
                        List.of("target/bench/fast-sink", String.valueOf(SINK + node), "PIPELINING"), "listening"));
            }
            for (int node = 0; node < size; node++) {
                nodes.add(started(program(home(node)), "Stop with Ctrl-C."));
            }
            lap(house, size + "-warm", size * letters / 4);
            List<Double> rates = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                rates.add(lap(house, size + "-" + round, size * letters));
            }
            double median = rates.stream().sorted().skip(rounds / 2).findFirst().orElseThrow();
            stop(nodes);
            System.out.printf(
                    "  %d %s %6.0f/s  ratio %4.2f   laps %s   sent %s%n",
                    size,
                    size == 1 ? "node " : "nodes",
                    median,
                    one == 0 ? 1 : median / one,
                    rates.stream().map(Math::round).toList(),
                    sent(sinks));
            return median;
        } finally {
            stop(nodes);
            stop(sinks);
        }
    }

    /** @return letters a second */
    private static double lap(House house, String name, int letters) throws InterruptedException {
        Newsletter daily = house.settings().newsletters().get(0);
        String mailing = "daily/" + name;
        Readership.post(house.database(), mailing, Readership.letter(daily, BYTES), letters);
        long start = System.nanoTime();
        while (house.ledger().of(mailing).orElseThrow().accepted() < letters) {
            Thread.sleep(50);
        }
        return letters * 1e9 / (System.nanoTime() - start);
    }

    /** How many letters each sink took, the warm-up among them. */
    private static List<Integer> sent(List<Process> sinks) throws InterruptedException, IOException {
        List<Integer> sent = new ArrayList<>();
        for (Process sink : sinks) {
            sink.toHandle().destroy(); // which leaves its last words to be read
            String last = "0";
            BufferedReader words = sink.inputReader(StandardCharsets.US_ASCII);
            for (String line = words.readLine(); line != null; line = words.readLine()) {
                last = line;
            }
            sent.add(Integer.parseInt(last.replaceAll(" .*", "")));
        }
        return sent;
    }

    private static List<String> program(Path home) {
        return List.of(
                "java", "-XX:+UseSerialGC", "-Xmx256m", "-Dlogback.configurationFile=src/bench/logback.xml", "-cp",
                System.getProperty("java.class.path"), "org.gazette.cli.Gazette", "serve", "--port", "0", "--home",
                home.toString());
    }

    private static Process started(List<String> command, String up) throws IOException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1);
        for (String line = words.readLine(); !up.equals(line); line = words.readLine()) {
            if (line == null) {
                throw new IllegalStateException("did not start: " + command);
            }
        }
        return process;
    }

    private static void stop(List<Process> processes) throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            process.waitFor();
        }
    }
}
