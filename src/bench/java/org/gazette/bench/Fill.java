package org.gazette.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Setup;
import org.gazette.stories.Draft;

/**
 * {@code Fill HOME STORIES [LONG]}: a newsroom with that many sample stories; those that are there stay. Where LONG is
 * given, only so many of the newest have 3 KB of text and the others a paragraph: a million are there sooner.
 */
public final class Fill {
    private static final int BATCH = 2_000;
    private static final int PARAGRAPH = 400;

    private Fill() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int wanted = Integer.parseInt(arguments[1]);
        Setup.init(folder, new Setup.Answers("The Bench", "http://localhost:8080/", "UTC", "", LocalDate.of(2026, 1, 1)));
        try (House house = House.open(new Home(folder), Clock.systemUTC())) {
            SampleStories stories = stories(wanted);
            long start = System.nanoTime();
            int there = (int) house.stories().count();
            int full = arguments.length > 2 ? wanted - Integer.parseInt(arguments[2]) : 0;
            CompletableFuture<List<Draft>> next = drafts(stories, there, wanted, full);
            for (int n = there; n < wanted; n += BATCH) {
                List<Draft> batch = next.join();
                next = drafts(stories, n + BATCH, wanted, full);
                house.desk().publish(batch);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%,d stories in %s: %,d filed in %.1f s, %,.0f a second%n",
                    wanted, folder, wanted - there, seconds, (wanted - there) / seconds);
        }
    }

    /**
     * Written while those before are filed.
     *
     * @param full the first with its whole text
     */
    private static CompletableFuture<List<Draft>> drafts(SampleStories stories, int from, int wanted, int full) {
        return CompletableFuture.supplyAsync(() -> IntStream.range(from, Math.min(wanted, from + BATCH))
                .parallel()
                .mapToObj(n -> n < full ? stories.story(n, PARAGRAPH) : stories.story(n))
                .toList());
    }

    /** Twenty years of a paper, however many stories it had. */
    static SampleStories stories(int stories) {
        return new SampleStories(apart(stories));
    }

    static Duration apart(int stories) {
        return Duration.ofDays(20 * 365).dividedBy(stories);
    }
}
