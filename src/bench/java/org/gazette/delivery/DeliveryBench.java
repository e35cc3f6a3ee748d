package org.gazette.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;

/**
 * {@code DeliveryBench PART…}: senders against one sink, in turn, and the medians of their rates. Gazette is the whole
 * courier over its ledger in SQLite, in a Java machine of its own; {@code smtp-source} sends the same letter again and
 * again and remembers nothing.
 */
public final class DeliveryBench {
    private static final Path WORK = Path.of("target/bench/delivery");
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    /** Letters that Gazette sends before it is measured, to a sink of our own: its steady state is, since mailings are long. */
    private static final int WARM_UP = Integer.getInteger("warmup", 500_000);
    private static final int SHARE = Integer.getInteger("percent", 100);
    private static final int SINK = Integer.getInteger("port", 26_101);
    private static final int PROXY = SINK + 1;

    private final List<Process> started = new ArrayList<>();

    /** What one sender did: how long, how much CPU, how many letters. */
    private record Lap(double seconds, double cpu, int letters) {
        static Lap of(String line) {
            String[] words = line.split(" ");
            return new Lap(Double.parseDouble(words[0]), Double.parseDouble(words[1]), Integer.parseInt(words[2]));
        }

        double rate() {
            return letters / seconds;
        }

        double micros() {
            return cpu * 1e6 / letters;
        }
    }

    private interface Sender {
        Lap send(int round, int letters) throws IOException, InterruptedException;
    }

    public static void main(String[] parts) throws Exception {
        System.out.printf("Letters a second and CPU (user and system) a letter: medians of %d rounds, both sides in turn.%n", ROUNDS);
        System.out.printf("Gazette sends %d letters before it is measured.%n", WARM_UP);
        for (String part : parts) {
            DeliveryBench bench = new DeliveryBench();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> bench.started.forEach(Process::destroy)));
            try {
                bench.run(part);
            } finally {
                bench.stop();
            }
        }
    }

    private void run(String part) throws Exception {
        clear();
        switch (part) {
            case "wire" -> against(part, postfixSink(), SINK, 16, 60_000, 12_000, true, true);
            case "single" -> against(part, postfixSink(), SINK, 1, 60_000, 5_000, true, false);
            case "small" -> against(part, postfixSink(), SINK, 16, 8_000, 60_000, true, false);
            case "fast" -> against(part, fastSink("PIPELINING", "CHUNKING"), SINK, 16, 60_000, 96_000, true, false);
            case "fast-data" -> against(part, fastSink("PIPELINING"), SINK, 16, 60_000, 96_000, true, false);
            case "latency" -> {
                List<String> sink = fastSink("PIPELINING");
                new DelayProxy(PROXY, SINK, 10_000_000);
                against(part, sink, PROXY, 1, 60_000, 320, true, true);
            }
            case "signed" -> signed();
            case "million" -> new Million(WORK, SINK).run(Integer.getInteger("readers", 1_000_000), start("sink", fastSink("PIPELINING")));
            default -> throw new IllegalArgumentException("no part is called " + part);
        }
    }

    /** The ratio that Gazette is to reach, to the first sender of the table. */
    private static String wanted(String part) {
        return switch (part) {
            case "wire" -> "1.0";
            case "single" -> "1.3";
            case "small" -> "1.2";
            case "fast", "fast-data" -> "1.5";
            case "signed" -> "0.9";
            default -> "";
        };
    }

    private static List<String> postfixSink() {
        List<String> command = new ArrayList<>(List.of("/usr/sbin/smtp-sink"));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + SINK, "200"));
        return command;
    }

    private static List<String> fastSink(String... offered) {
        List<String> command = new ArrayList<>(List.of("target/bench/fast-sink", String.valueOf(SINK)));
        command.addAll(List.of(offered));
        return command;
    }

    private void against(
            String part, List<String> sink, int port, int connections, int bytes, int letters, boolean source, boolean angus)
            throws Exception {
        Path home = WORK.resolve(part);
        int count = Math.max(connections, letters * SHARE / 100);
        Readership.make(home, count, port, connections, "");
        Map<String, Sender> senders = new LinkedHashMap<>();
        if (source) {
            Path letter = sample(home, bytes);
            senders.put("smtp-source", (round, many) -> source(letter, port, connections, many));
        }
        senders.put("Gazette", orders(java("Carrier", home.toString()), bytes));
        if (angus) {
            senders.put("Angus as usual", orders(java("AngusUsual", String.valueOf(port), String.valueOf(connections)), bytes));
        }
        boolean slow = part.equals("latency");
        if (!slow) {
            warmUp(senders.get("Gazette"), sink, count);
        }
        startSink(sink);
        System.out.printf("%n%s: %d connections, %d letters of %d bytes a lap, %d rounds%n", part, connections, count, bytes, ROUNDS);
        compare(senders, count, slow, wanted(part));
    }

    /** In laps like those that are measured, to a sink that offers what the measured one does. */
    private void warmUp(Sender gazette, List<String> sink, int letters) throws IOException, InterruptedException {
        Process fast = startSink(sink.get(0).endsWith("smtp-sink") ? fastSink("PIPELINING") : sink);
        for (int lap = 1; lap * letters <= WARM_UP; lap++) {
            gazette.send(-lap, letters);
        }
        fast.destroy();
        fast.waitFor();
        started.remove(fast);
    }

    /** Letters that are signed, against signing alone: the same letters are filled and signed on all cores and go nowhere. */
    private void signed() throws Exception {
        List<String> sink = fastSink("PIPELINING", "CHUNKING");
        Path home = WORK.resolve("signed");
        int count = 24_000 * SHARE / 100;
        Files.createDirectories(home.resolveSibling("keys"));
        Path key = SigningAlone.key(WORK.resolve("keys/rsa.pem"));
        Readership.make(home, count, SINK, 16, "dkim { domain: \"gazette.example\", keys: \"" + key.toAbsolutePath().getParent() + "\" }");
        Map<String, Sender> senders = new LinkedHashMap<>();
        senders.put("signing alone", orders(java("SigningAlone", home.toString(), key.toString()), 60_000));
        senders.put("Gazette, signed", orders(java("Carrier", home.toString()), 60_000));
        warmUp(senders.get("Gazette, signed"), sink, count);
        startSink(sink);
        System.out.printf("%nsigned: RSA of 2048 bits, 16 connections, %d letters of 60000 bytes a lap, %d rounds%n", count, ROUNDS);
        compare(senders, count, false, wanted("signed"));
    }

    private static void compare(Map<String, Sender> senders, int letters, boolean slow, String wanted) throws IOException, InterruptedException {
        Map<String, List<Lap>> laps = new LinkedHashMap<>();
        for (Map.Entry<String, Sender> one : senders.entrySet()) {
            one.getValue().send(0, slow ? Math.max(8, letters / 4) : letters);
            laps.put(one.getKey(), new ArrayList<>());
        }
        for (int round = 1; round <= ROUNDS; round++) {
            for (Map.Entry<String, Sender> one : senders.entrySet()) {
                boolean usual = one.getKey().startsWith("Angus");
                laps.get(one.getKey()).add(one.getValue().send(round, usual ? Math.max(8, letters / 4) : letters));
            }
        }
        System.out.printf(
                "  %-16s %10s %6s %7s %12s %6s   %s%n", "sender", "letters/s", "ratio", "wanted", "CPU a letter", "ratio", "laps");
        List<Lap> base = laps.values().iterator().next();
        for (Map.Entry<String, List<Lap>> one : laps.entrySet()) {
            List<Lap> all = one.getValue();
            System.out.printf(
                    "  %-16s %10.0f %6.2f %7s %9.0f us %6.2f   %s%n",
                    one.getKey(),
                    rate(all),
                    rate(all) / rate(base),
                    one.getKey().startsWith("Gazette") ? wanted : "",
                    micros(all),
                    micros(all) / micros(base),
                    all.stream().map(lap -> String.valueOf(Math.round(lap.rate()))).toList());
        }
        System.out.flush();
    }

    private static double rate(List<Lap> laps) {
        return median(laps.stream().mapToDouble(Lap::rate).sorted().toArray());
    }

    private static double micros(List<Lap> laps) {
        return median(laps.stream().mapToDouble(Lap::micros).sorted().toArray());
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private Sender orders(Process process, int bytes) throws IOException {
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        Writer orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
        require("ready".equals(answers.readLine()), "a sender did not start");
        return (round, letters) -> {
            orders.write("daily/round-" + round + " " + letters + " " + bytes + "\n");
            orders.flush();
            Lap lap = Lap.of(String.valueOf(answers.readLine()));
            require(lap.letters() == letters, "only " + lap.letters() + " of " + letters + " letters were accepted");
            return lap;
        };
    }

    private static Lap source(Path letter, int port, int connections, int letters) throws IOException, InterruptedException {
        Path times = WORK.resolve("times");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        "/usr/bin/time", "-f", "%U %S", "-o", times.toString(), "/usr/sbin/smtp-source", "-d", "-N", "-s",
                        String.valueOf(connections), "-m", String.valueOf(letters), "-f", "news@gazette.example", "-t",
                        "reader@example.org", "-F", letter.toString(), "inet:127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        require(process.waitFor() == 0, "smtp-source failed");
        double seconds = (System.nanoTime() - start) / 1e9;
        String[] cpu = Files.readString(times).strip().split(" ");
        return new Lap(seconds, Double.parseDouble(cpu[0]) + Double.parseDouble(cpu[1]), letters);
    }

    /** The letter that smtp-source sends: one reader's, as Gazette makes it, with bare line ends. */
    private static Path sample(Path home, int bytes) throws IOException {
        Path file = home.resolve("letter.txt");
        Files.write(file, new String(SigningAlone.sample(daily(home), bytes), StandardCharsets.ISO_8859_1).replace("\r\n", "\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        return file;
    }

    private static Newsletter daily(Path home) {
        try (House house = House.open(new Home(home), Clock.systemUTC())) {
            return house.settings().newsletters().get(0);
        }
    }

    private Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "java", "-XX:+UseSerialGC", "-Xmx256m", "-Dlogback.configurationFile=src/bench/logback.xml", "-cp",
                System.getProperty("java.class.path"), "org.gazette.delivery." + main));
        command.addAll(List.of(arguments));
        return start(main, command);
    }

    private Process start(String what, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(WORK.resolve(what + ".log").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Process startSink(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve("sink.log").toFile())
                .start();
        started.add(process);
        Thread.sleep(300);
        require(process.isAlive(), "the sink did not start: " + command);
        return process;
    }

    private void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    private static void clear() throws IOException {
        if (Files.exists(WORK)) {
            try (Stream<Path> files = Files.walk(WORK)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(WORK);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
