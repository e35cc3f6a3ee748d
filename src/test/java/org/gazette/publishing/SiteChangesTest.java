package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Draft;
import org.gazette.stories.Revision;
import org.gazette.stories.Story;
import org.junit.jupiter.api.io.TempDir;

/** Which documents each kind of change touches, to the last one; all others keep bytes, tag and date. */
class SiteChangesTest {
    private static final List<String> SITEMAPS = List.of("/sitemap.xml", "/sitemap-1.xml");

    @TempDir
    Path home;

    @OnBothDatabases
    void aNewStory(Database database) {
        Newsroom newsroom = printed(database);

        List<String> touched = touched(
                newsroom,
                () -> newsroom.publish(draft("Newest", 1)
                        .section("World")
                        .section("Science")
                        .tag("rail")
                        .byline("Ada Brandt")));

        assertThat(touched)
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("newest", "sport-2"),
                        List.of("/", "/sections/world/", "/sections/science/", "/tags/rail/", "/authors/ada-brandt/"),
                        feeds("all", "sections/world", "sections/science", "tags/rail", "authors/ada-brandt"),
                        SITEMAPS,
                        List.of("/news-sitemap.xml")));
    }

    @OnBothDatabases
    void aNewTag(Database database) {
        Newsroom newsroom = printed(database);

        List<String> touched = touched(
                newsroom,
                () -> newsroom.publish(draft("Newest", 1).section("World").tag("Bridges")));

        assertThat(touched)
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("newest", "sport-2"),
                        List.of("/", "/sections/world/", "/tags/bridges/", "/feeds.opml", "/sitemap-pages.xml"),
                        feeds("all", "sections/world", "tags/bridges"),
                        SITEMAPS,
                        List.of("/news-sitemap.xml")));
    }

    @OnBothDatabases
    void aTypo(Database database) {
        Newsroom newsroom = printed(database);

        List<String> touched = touched(
                newsroom,
                () -> newsroom.publish(world(3).body("<p>Mended.</p>").revision(Revision.Kind.TYPO, "A comma.")));

        assertThat(touched)
                .containsExactlyInAnyOrderElementsOf(
                        all(pages("world-3"), feeds("all", "sections/world", "tags/rail", "authors/ada-brandt")));
    }

    @OnBothDatabases
    void anUpdate(Database database) {
        Newsroom newsroom = printed(database);

        List<String> touched = touched(
                newsroom,
                () -> newsroom.publish(
                        world(3).body("<p>It grew.</p>").revision(Revision.Kind.UPDATE, "More is known.")));

        assertThat(touched)
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("world-3"), feeds("all", "sections/world", "tags/rail", "authors/ada-brandt"), SITEMAPS));
    }

    @OnBothDatabases
    void aCorrection(Database database) {
        Newsroom newsroom = printed(database);

        List<String> touched = touched(
                newsroom,
                () -> newsroom.publish(
                        world(3).body("<p>It is so.</p>").revision(Revision.Kind.CORRECTION, "It was wrong.")));

        assertThat(touched)
                .as("each page that names the story marks it as corrected")
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("world-3", "world-4", "world-5", "world-6", "world-7", "world-8"),
                        List.of("/", "/sections/world/", "/tags/rail/", "/authors/ada-brandt/"),
                        feeds("all", "sections/world", "tags/rail", "authors/ada-brandt"),
                        SITEMAPS));
    }

    @OnBothDatabases
    void aRetraction(Database database) {
        Newsroom newsroom = printed(database);
        Story wrong = newsroom.stories.referredTo("world-3").orElseThrow();

        List<String> touched = touched(newsroom, () -> newsroom.desk.retract(wrong.number(), "It was wrong."));

        assertThat(touched)
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("world-2", "world-3", "world-4", "world-5", "world-6", "world-7", "world-8"),
                        List.of("/", "/sections/world/", "/tags/rail/", "/authors/ada-brandt/"),
                        feeds("all", "sections/world", "tags/rail", "authors/ada-brandt"),
                        SITEMAPS,
                        List.of("/news-sitemap.xml")));
    }

    @OnBothDatabases
    void aMoveToAnotherSection(Database database) {
        Newsroom newsroom = printed(database);

        List<String> touched = touched(
                newsroom,
                () -> newsroom.publish(draft("World 3", 37)
                        .section("Sport")
                        .tag("rail")
                        .byline("Ada Brandt")
                        .revision(Revision.Kind.UPDATE, "")));

        assertThat(touched)
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("world-3", "world-4", "world-5", "world-6", "world-7", "world-8", "sport-1", "sport-2"),
                        List.of("/", "/sections/world/", "/sections/sport/", "/tags/rail/", "/authors/ada-brandt/"),
                        feeds("all", "sections/world", "sections/sport", "tags/rail", "authors/ada-brandt"),
                        SITEMAPS));
    }

    @OnBothDatabases
    void anIssue(Database database) {
        Newsroom newsroom = printed(database);
        Story lead = newsroom.stories.referredTo("world-6").orElseThrow();

        List<String> touched = touched(newsroom, () -> newsroom.post(LocalDate.of(2020, 11, 15), 7, lead));

        assertThat(touched)
                .as("it came out at seven, between two stories")
                .containsExactlyInAnyOrderElementsOf(all(
                        pages("world-9", "sport-1"),
                        List.of("/", "/newsletters/daily/", "/newsletters/daily/2020-11-15/"),
                        Stream.of("rss", "atom", "json")
                                .map(each -> "/newsletters/daily." + each)
                                .toList(),
                        List.of("/sitemap-pages.xml", "/sitemap.xml")));
    }

    @OnBothDatabases
    void theWorkIsTheSameHoweverManyStoriesThereAre(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        fill(newsroom, 0, 200);
        newsroom.site.refresh();
        List<String> few =
                touched(newsroom, () -> newsroom.publish(draft("One", 1).section("World")));

        fill(newsroom, 200, 2_000);
        newsroom.site.refresh();
        List<String> many =
                touched(newsroom, () -> newsroom.publish(draft("Two", 0).section("World")));

        assertThat(few).contains("/sitemap-1.xml");
        assertThat(many).contains("/sitemap-3.xml").hasSameSizeAs(few);
    }

    /** Stories of two sections, an hour and more apart, the newest two hours old. */
    private Newsroom printed(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        for (int at = 0; at < 10; at++) {
            newsroom.publish(world(at));
        }
        newsroom.publish(draft("Science", 50).section("Science"));
        newsroom.publish(draft("Sport 0", 45).section("Sport"));
        newsroom.publish(draft("Sport 1", 3).section("Sport"));
        newsroom.publish(draft("Sport 2", 2).section("Sport"));
        newsroom.site.refresh();
        return newsroom;
    }

    /** {@code World 0} is 40 hours old, each of the others an hour less. */
    private static Draft world(int at) {
        return draft("World " + at, 40 - at).section("World").tag("rail").byline("Ada Brandt");
    }

    private static Draft draft(String headline, int hoursAgo) {
        return Newsroom.draft(headline, hoursAgo).standfirst("What it is about.");
    }

    private static void fill(Newsroom newsroom, int from, int to) {
        newsroom.desk.publish(Stream.iterate(from, n -> n < to, n -> n + 1)
                .map(n -> draft("Story " + n, 3_000 - n).section(n % 2 == 0 ? "World" : "Sport"))
                .toList());
    }

    /** The paths at which there is something else after an act and a refresh, in order. */
    private static List<String> touched(Newsroom newsroom, Runnable act) {
        Map<String, String> before = standing(newsroom);
        act.run();
        newsroom.site.refresh();
        Map<String, String> after = standing(newsroom);
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .filter(path -> !String.valueOf(before.get(path)).equals(after.get(path)))
                .map(path -> path.replaceFirst("^/stories/\\d+/\\d+/\\d+/", "/stories/"))
                .toList();
    }

    private static Map<String, String> standing(Newsroom newsroom) {
        Map<String, String> standing = new TreeMap<>();
        newsroom.shelf.all().forEach(each -> {
            Instant changed = each.lastModified();
            standing.put(each.path(), each.etag() + changed);
        });
        return standing;
    }

    private static List<String> pages(String... slugs) {
        return Stream.of(slugs).map(slug -> "/stories/" + slug + "/").toList();
    }

    private static List<String> feeds(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of("rss", "atom", "json").map(each -> "/feeds/" + name + "." + each))
                .toList();
    }

    @SafeVarargs
    private static List<String> all(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
