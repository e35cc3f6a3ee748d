package org.gazette.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Setup;

/** {@code OneFeed HOME}: a newsroom with a feed of 30 KB, and a limit that one client of a benchmark does not meet. */
public final class OneFeed {
    private static final int STORIES = 60;

    private static final String FEED = """
            title: "The Bench, the newest"
            newest: 8
            text: "full"
            """;

    private static final String UNLIMITED = """

            limits.full-answers: 1000000000
            """;

    private OneFeed() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Setup.init(folder, new Setup.Answers("The Bench", "http://localhost:8080/", "UTC", "", LocalDate.of(2026, 1, 1)));
        Files.writeString(folder.resolve("config/feeds/newest.conf"), FEED);
        Path settings = folder.resolve("config/gazette.conf");
        Files.writeString(settings, Files.readString(settings) + UNLIMITED);
        try (House house = House.open(new Home(folder), Clock.systemUTC())) {
            house.desk().publish(new SampleStories(Duration.ofHours(3)).stories(0, STORIES));
        }
    }
}
