package org.gazette.house;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.delivery.LocalInbox;
import org.gazette.delivery.ReceivedMail;
import org.gazette.delivery.RelayTerms;

/**
 * A flood of sign-ups over HTTP: half of it for one victim's address, half for addresses that nobody has, each from a
 * network of its own, with forms of the right age. In the middle a reader comes whose browser does the work.
 */
final class FloodBench {
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final String VICTIM = "victim@example.org";
    private static final String READER = "reader@example.org";
    private static final int THREADS = 8;
    private static final int BATCH = 2_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final int port;

    private FloodBench(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        int signUps = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory(Path.of("target"), "flood");
        Home home = Setup.init(
                        folder.resolve("paper"),
                        new Setup.Answers("The Test", "https://test.example/", "", "", LocalDate.of(2020, 1, 1)))
                .home();
        Path config = folder.resolve("paper/config/gazette.conf");
        Files.writeString(config, Files.readString(config) + "\nsite.proxies: [\"127.0.0.0/8\"]\n");
        LocalInbox inbox = new LocalInbox(0, folder.resolve("inbox")).start();
        House house = House.open(
                home,
                House.settings(home),
                java.util.List.of(new Settings.Relay(inbox.relay(2), RelayTerms.PLAIN, Optional.empty())),
                Clock.systemUTC());
        try (Serving serving = house.serving(Optional.empty())) {
            FloodBench flood = new FloodBench(serving.start(0));
            long start = System.nanoTime();
            flood.run(signUps);
            double seconds = (System.nanoTime() - start) / 1e9;
            Thread.sleep(5_000);
            flood.report(signUps, seconds, inbox);
        }
        inbox.close();
    }

    private void run(int signUps) throws Exception {
        for (int from = 0; from < signUps; from += BATCH) {
            String[] tickets = new String[Math.min(BATCH, signUps - from)];
            spread(tickets.length, at -> tickets[at] = ticket(get()));
            Thread.sleep(2_100);
            int first = from;
            spread(tickets.length, at -> {
                int n = first + at;
                count(post(n % 2 == 0 ? VICTIM : "nobody" + n + "@example" + n % 5_000 + ".org", tickets[at], "", network(n)));
            });
            if (from / BATCH == signUps / BATCH / 2) {
                reader();
            }
        }
    }

    /** What a browser does: it takes the form, works, and posts. */
    private void reader() throws Exception {
        String page = get();
        String ticket = ticket(page);
        boolean works = page.contains("data-bits=\"18\"");
        long start = System.nanoTime();
        String work = works ? work(ticket) : "";
        double seconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(2_100);
        System.out.printf(
                "a reader in the middle: %s, %.1f s of work: %s%n",
                works ? "asked to work" : "passes freely", seconds, post(READER, ticket, work, "203.0.113.9"));
    }

    private void report(int signUps, double seconds, LocalInbox inbox) {
        Map<String, Integer> letters = new TreeMap<>();
        for (ReceivedMail mail : inbox.mails()) {
            letters.merge(
                    mail.recipient().equals(VICTIM) || mail.recipient().equals(READER) ? mail.recipient() : "others", 1, Integer::sum);
        }
        System.out.printf("%,d sign-ups in %.0f s (%,.0f/s)%n", signUps, seconds, signUps / seconds);
        System.out.println("answers " + new TreeMap<>(answers));
        System.out.println("letters " + letters);
    }

    @FunctionalInterface
    private interface Step {
        void at(int number) throws Exception;
    }

    private static void spread(int count, Step step) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            pool.execute(() -> {
                for (int at = first; at < count; at += THREADS) {
                    try {
                        step.at(at);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
        }
        pool.shutdown();
        if (!pool.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the flood does not end");
        }
    }

    private void count(String answer) {
        answers.computeIfAbsent(answer, one -> new AtomicInteger()).incrementAndGet();
    }

    private static String network(int n) {
        return (11 + n / 65_536 % 80) + "." + n / 256 % 256 + "." + n % 256 + ".7";
    }

    private String get() throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/subscribe"))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String post(String address, String ticket, String work, String from) throws Exception {
        String form = "newsletter=daily&address=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&ticket=" + ticket
                + "&work=" + work;
        String body = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/subscribe"))
                                .timeout(Duration.ofSeconds(60))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-For", from)
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return body.contains("Look into your mailbox") ? "asked" : body.contains("very many") || body.contains("Very many")
                ? "work" : "again";
    }

    private static String ticket(String page) {
        Matcher ticket = TICKET.matcher(page);
        if (!ticket.find()) {
            throw new IllegalStateException("no ticket");
        }
        return ticket.group(1);
    }

    private static String work(String ticket) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (long number = 0; ; number++) {
            byte[] hash = digest.digest((ticket + "." + number).getBytes(StandardCharsets.US_ASCII));
            if (hash[0] == 0 && hash[1] == 0 && (hash[2] & 0xC0) == 0) {
                return String.valueOf(number);
            }
        }
    }
}
