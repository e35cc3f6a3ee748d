package org.gazette.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Setup;

/** {@code Fill HOME STORIES}: a newsroom with that many sample stories; those that are there stay. */
public final class Fill {
    private static final int BATCH = 1_000;

    private Fill() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int wanted = Integer.parseInt(arguments[1]);
        Setup.init(folder, new Setup.Answers("The Bench", "http://localhost:8080/", "UTC", "", LocalDate.of(2026, 1, 1)));
        try (House house = House.open(new Home(folder), Clock.systemUTC())) {
            SampleStories stories = stories(wanted);
            long start = System.nanoTime();
            int there = (int) house.stories().count();
            for (int n = there; n < wanted; n += BATCH) {
                house.desk().publish(stories.stories(n, Math.min(wanted, n + BATCH)));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d stories in %s: %,d filed in %.1f s, %,.0f a second%n",
                    wanted, folder, wanted - there, seconds, (wanted - there) / seconds);
        }
    }

    /** Twenty years of a paper, however many stories it had. */
    static SampleStories stories(int stories) {
        return new SampleStories(Duration.ofDays(20 * 365).dividedBy(stories));
    }
}
