package org.gazette.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gazette.publishing.Coding;
import org.gazette.publishing.Document;
import org.gazette.publishing.MediaFolder;
import org.gazette.publishing.Readership;
import org.gazette.publishing.Shelf;
import org.gazette.storage.Database;
import org.gazette.storage.Secrets;

/**
 * The web server as a newsroom runs it, with one feed of 30 KB, limits, readers and metrics on. It lays the same bytes
 * into a folder for another server, listens on loopback, and ends when its standard input does.
 */
final class ServingBench {
    private static final int BYTES = 30_000;
    private static final Instant CHANGED = Instant.parse("2020-11-16T09:00:00Z");

    private ServingBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        try (Database database = Database.sqlite(folder.resolve("gazette.db"));
                Shelf shelf = new Shelf(folder.resolve("site"), MediaFolder.in(folder), 64 << 20)) {
            shelf.put(Document.of(
                    "/feeds/all.atom", "application/atom+xml; charset=utf-8", feed(), CHANGED));
            shelf.settle();
            try (WebServer server = new WebServer(shelf, List.of(), visits(database))) {
                server.start("127.0.0.1", port);
                Document feed = shelf.at("/feeds/all.atom").orElseThrow();
                System.out.println("ready " + feed.bytes().length + ' '
                        + feed.in(Coding.GZIP).orElseThrow().bytes().length);
                waitFor(System.in);
            }
        }
    }

    private static Visits visits(Database database) {
        Clock clock = Clock.systemUTC();
        SecureRandom chance = new SecureRandom();
        Limits limits = new Limits(
                new Limits.Settings(1_000_000_000, Duration.ofHours(1), List.of()), clock::millis, chance);
        Readers readers = new Readers(new Readership(database), new Secrets(database, chance).ring("readers"), clock);
        return new Visits(
                List.of(),
                Optional.of(limits),
                Optional.of(readers),
                new Metrics(Map.of("gazette_readers_dropped_total", readers::dropped)),
                List.of());
    }

    /** Words as a newspaper repeats them: gzip makes 8 KB of it. */
    private static byte[] feed() {
        Random chance = new Random(7);
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed>");
        while (feed.length() < BYTES) {
            feed.append("<entry><title>").append(words(chance, 6)).append("</title><content type=\"html\">");
            feed.append(words(chance, 150)).append("</content></entry>\n");
        }
        return feed.append("</feed>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String words(Random chance, int number) {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < number; at++) {
            int rank = (int) (2_500 * Math.pow(chance.nextDouble(), 2.2));
            words.append(word(rank)).append(' ');
        }
        return words.toString();
    }

    private static String word(int rank) {
        Random letters = new Random(rank);
        StringBuilder word = new StringBuilder();
        for (int length = 2 + letters.nextInt(8); length > 0; length--) {
            word.append("etaoinshrdlcumwfgypbvk".charAt(Math.min(21, (int) Math.abs(letters.nextGaussian() * 8))));
        }
        return word.toString();
    }

    private static void waitFor(InputStream end) throws IOException {
        while (end.read() >= 0) {
            Files.exists(Path.of("."));
        }
    }
}
