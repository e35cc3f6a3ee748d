package org.gazette.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Serving;
import org.gazette.stories.Draft;
import org.gazette.stories.Filing;
import org.gazette.stories.Label;
import org.gazette.stories.Story;

/**
 * {@code OneStory HOME ROUNDS}: publishes one story after the other into a newsroom that is served, as a command in
 * another process would, and takes the time until every document that leads to it shows it over HTTP.
 */
public final class OneStory {
    /** A process that serves has compiled long before what a story needs. */
    private static final int WARM_UP = 300;
    /** Between two stories: codings and files of the last one are made. In a newsroom it is minutes. */
    private static final int PAUSE_MILLIS = 1_000;

    private static final int SHORT_PAUSE_MILLIS = 50;
    private static final int POLL_MILLIS = 3;
    /** So many tags and authors take part. */
    private static final int LABELS = 10;

    private final House newsroom;
    private final Asker asker;

    private OneStory(House newsroom, Asker asker) {
        this.newsroom = newsroom;
        this.asker = asker;
    }

    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        long opened = System.nanoTime();
        House served = House.open(home, Clock.systemUTC());
        try (Serving serving = served.serving(Optional.empty());
                House newsroom = House.open(home, Clock.systemUTC())) {
            int port = serving.start(0);
            System.err.printf("serving %,d stories after %.1f s%n", newsroom.stories().count(), since(opened) / 1e3);
            double[] millis;
            try (Asker asker = new Asker(port)) {
                OneStory bench = new OneStory(newsroom, asker);
                bench.rounds(WARM_UP, "warm-up", SHORT_PAUSE_MILLIS);
                millis = bench.rounds(rounds, "round", PAUSE_MILLIS);
            }
            System.out.printf(
                    "%,9d stories  median %5.1f ms  p95 %5.1f ms  p99 %5.1f ms  worst %5.1f ms  heap %d MB%n",
                    newsroom.stories().count(),
                    at(millis, 50),
                    at(millis, 95),
                    at(millis, 99),
                    at(millis, 100),
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    private double[] rounds(int rounds, String name, int pause) throws IOException, InterruptedException {
        double[] millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            millis[round] = round(name + " " + Instant.now().toEpochMilli(), round);
            Thread.sleep(pause);
        }
        Arrays.sort(millis);
        return millis;
    }

    private double round(String name, int round) throws IOException, InterruptedException {
        SampleText text = new SampleText();
        java.util.Random random = new java.util.Random(name.hashCode());
        Draft draft = new Draft(name)
                .headline(text.headline(random))
                .slug(name)
                .standfirst(text.standfirst(random))
                .body(text.body(random, 3_000))
                .section(SampleStories.section(round))
                .tag("Tag " + random.nextInt(LABELS))
                .byline("Author " + random.nextInt(LABELS))
                .published(Instant.now().minusSeconds(1));
        long start = System.nanoTime();
        Story story = ((Filing.Published) newsroom.desk().publish(draft)).story();
        for (String path : paths(story)) {
            while (!asker.shows(path, story.path())) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        return since(start);
    }

    /** Every document that a new story touches; first what comes last, so that the asking itself takes no time from it. */
    private static List<String> paths(Story story) {
        List<String> paths = new ArrayList<>(List.of(
                "/news-sitemap.xml", "/sitemap-" + (story.number() + 999) / 1000 + ".xml", story.address(), "/"));
        String section = story.section().slug();
        String tag = Label.tag(story.copy().tags().get(0)).slug();
        String author = Label.of(story.copy().bylines().get(0)).slug();
        paths.addAll(List.of("/sections/" + section + "/", "/tags/" + tag + "/", "/authors/" + author + "/"));
        for (String feed : List.of("all", "sections/" + section, "tags/" + tag, "authors/" + author, "in-brief")) {
            for (String format : List.of(".rss", ".atom", ".json")) {
                paths.add("/feeds/" + feed + format);
            }
        }
        return paths;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
