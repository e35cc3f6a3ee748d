package org.gazette.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Setup;
import org.gazette.mail.EmailAddress;

/** A newsroom's folder with a story of yesterday and readers, made as a newsroom makes it. */
final class Newsroom {
    static final String GONE = "gone@example.org";
    private static final String STORY = "---\ntitle: A new bridge opens\ndate: %s\n---\n%s\n";

    private final Path home;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private Newsroom(Path home) {
        this.home = home;
    }

    /** @param settings beside those of a new newsroom, as they stand in {@code gazette.conf} */
    static Newsroom inFile(Path home, String settings, int readers) {
        Setup.init(
                home,
                new Setup.Answers("The Gazette", "https://gazette.example/", "UTC", "", LocalDate.now(ZoneOffset.UTC)));
        Newsroom newsroom = new Newsroom(home);
        newsroom.settings(settings);
        newsroom.fill(readers);
        return newsroom;
    }

    /** One that lies there. */
    static Newsroom at(Path home) {
        return new Newsroom(home);
    }

    /** The folder of another, as a copy. */
    static Newsroom copy(Newsroom from, Path to) {
        try (Stream<Path> files = Files.walk(from.home)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.home.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Newsroom(to);
    }

    void settings(String text) {
        try {
            Files.writeString(home.resolve("config/gazette.conf"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings beside those that there are. */
    void add(String text) {
        try {
            settings(Files.readString(home.resolve("config/gazette.conf")) + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void newsletter(String line) {
        try {
            Files.writeString(
                    home.resolve("config/newsletters/daily.conf"),
                    "masthead: \"Daily\"\ncadence: \"daily 00:00\"\n" + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(int readers) {
        newsletter("");
        try (House house = House.open(new Home(home), Clock.systemUTC())) {
            Path story = Files.writeString(
                    home.resolve("bridge.md"), STORY.formatted(today.minusDays(1), "The bridge is open. ".repeat(300)));
            house.bringIn(story, line -> {});
            addresses(readers)
                    .forEach(address -> house.subscribers()
                            .subscribe(EmailAddress.of(address), "Reader", "daily", List.of(), "en", "test"));
            house.subscribers().subscribe(EmailAddress.of(GONE), "Gone", "daily", List.of(), "en", "test");
            house.suppressions().add(EmailAddress.of(GONE), "complained");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> addresses(int readers) {
        return IntStream.rangeClosed(1, readers)
                .mapToObj(n -> "reader" + n + "@example" + n % 7 + ".org")
                .toList();
    }

    Path home() {
        return home;
    }

    Path database() {
        return home.resolve("data/gazette.db");
    }

    String mailing() {
        return "daily/" + today;
    }

    /** The command that makes today's issue, posts it and carries its mail. */
    String[] issueRun() {
        return new String[] {"issue", "run", "daily", "--date", today.toString()};
    }

    /** Makes today's issue and posts it; its mail is carried by whoever comes next. */
    void post() {
        try (House house = House.open(new Home(home), Clock.systemUTC())) {
            house.pressRun().run(house.settings().newsletters().get(0), today);
        }
    }

    static String relay(int port, int connections) {
        return relay("127.0.0.1", port, connections, "none");
    }

    static String relay(String host, int port, int connections, String tls) {
        return "relay { host: \"" + host + "\", port: " + port + ", tls: \"" + tls + "\", connections: " + connections
                + " }\n";
    }
}
