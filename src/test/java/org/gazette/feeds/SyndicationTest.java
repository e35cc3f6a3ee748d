package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Draft;
import org.gazette.stories.Filing;
import org.gazette.stories.Label;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

class SyndicationTest {
    private static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    private static final Syndication.Masthead MASTHEAD = new Syndication.Masthead(
            "Gazette",
            "News of the town",
            "en",
            "© Gazette",
            "/media/icon.png",
            LocalDate.of(2020, 1, 1),
            List.of(),
            Map.of());

    @OnBothDatabases
    void thereIsAFeedOfAllStoriesAndOneASection(Database database) {
        publish(database, draft("bridge", "World"), draft("mayor", "City & Town"));

        assertThat(syndication(database).feeds())
                .extracting(Feed::name, Feed::title, Feed::id)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "all", "Gazette", "tag:gazette.example,2020-01-01:feeds/all"),
                        org.assertj.core.groups.Tuple.tuple(
                                "sections/world",
                                "Gazette – World",
                                "tag:gazette.example,2020-01-01:feeds/sections/world"),
                        org.assertj.core.groups.Tuple.tuple(
                                "sections/city-and-town",
                                "Gazette – City & Town",
                                "tag:gazette.example,2020-01-01:feeds/sections/city-and-town"));
        assertThat(syndication(database).feeds().get(0).name()).isEqualTo("all");
        assertThat(syndication(database).feed("sections/world").orElseThrow().address(FeedFormat.ATOM))
                .isEqualTo("https://gazette.example/feeds/sections/world.atom");
        assertThat(syndication(database).feed("sections/sport")).isEmpty();
    }

    @OnBothDatabases
    void aStoryBecomesAnEntryWithAllThatItHas(Database database) {
        publish(database, draft("old-bridge", "World"));
        publish(
                database,
                draft("bridge", "World")
                        .section("City")
                        .tag("Rail")
                        .byline("Ada")
                        .byline("Grace")
                        .agency("Xinhua")
                        .standfirst("It is <blue>.")
                        .attribution("reports Asian Lite News")
                        .picture(new Picture("/media/b\"ü.jpg", "A \"bridge\"", "Ada", "The bridge", 12, 8))
                        .alsoRead(new AlsoRead("old-bridge", ""))
                        .alsoRead(new AlsoRead("https://gazette.example/stories/2020/11/16/old-bridge/", "Again"))
                        .alsoRead(new AlsoRead("nowhere", "Lost"))
                        .alsoRead(new AlsoRead("https://else.example/", "Else"))
                        .alsoRead(new AlsoRead("https://untitled.example/", "")));

        FeedEntry entry = syndication(database).entry(story(database, "bridge"));

        String old = "https://gazette.example/stories/2020/11/16/old-bridge/";
        assertThat(entry.address()).isEqualTo("https://gazette.example/stories/2020/11/16/bridge/");
        assertThat(entry.summary()).isEqualTo("It is <blue> … reports Asian Lite News");
        assertThat(entry.authors()).containsExactly("Ada", "Grace");
        assertThat(entry.agency()).isEqualTo("Xinhua");
        assertThat(entry.categories())
                .containsExactly(
                        new FeedEntry.Category("https://gazette.example/sections/", "world", "World"),
                        new FeedEntry.Category("https://gazette.example/sections/", "city", "City"),
                        new FeedEntry.Category("https://gazette.example/tags/", "rail", "Rail"));
        assertThat(entry.related())
                .containsExactly(
                        new FeedEntry.Related(old, "The old-bridge"),
                        new FeedEntry.Related(old, "Again"),
                        new FeedEntry.Related("https://else.example/", "Else"),
                        new FeedEntry.Related("https://untitled.example/", "https://untitled.example/"));
        assertThat(entry.html())
                .startsWith("<figure><img src=\"https://gazette.example/media/b%22%C3%BC.jpg\""
                        + " alt=\"A &quot;bridge&quot;\" width=\"12\" height=\"8\">"
                        + "<figcaption>The bridge (Ada)</figcaption></figure>")
                .endsWith("<p>Text of bridge.</p>");
        assertThat(entry.image().orElseThrow().mediaType()).isEqualTo("image/jpeg");
    }

    @OnBothDatabases
    void arabicRunsFromTheRight(Database database) {
        publish(database, draft("bridge", "World").language("ar-EG"));

        assertThat(syndication(database).entry(story(database, "bridge")).html())
                .isEqualTo("<div dir=\"rtl\"><p>Text of bridge.</p></div>");
    }

    @OnBothDatabases
    void everyDocumentPassesTheCheck(Database database) {
        publish(database, draft("bridge", "World"), draft("mayor", "City"));

        List<FeedDocument> documents = everything(syndication(database));

        assertThat(documents)
                .extracting(FeedDocument::path)
                .containsExactlyInAnyOrder(
                        "/feeds/all.rss",
                        "/feeds/all.atom",
                        "/feeds/all.json",
                        "/feeds/sections/world.rss",
                        "/feeds/sections/world.atom",
                        "/feeds/sections/world.json",
                        "/feeds/sections/city.rss",
                        "/feeds/sections/city.atom",
                        "/feeds/sections/city.json",
                        "/feeds.opml");
    }

    @OnBothDatabases
    void aNewsroomWithoutStoriesHasAnEmptyFeed(Database database) {
        assertThat(everything(syndication(database)))
                .extracting(FeedDocument::path)
                .containsExactly("/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json", "/feeds.opml");
    }

    @OnBothDatabases
    void theFeedAndItsArchivesTogetherHoldEveryStoryOnce(Database database) {
        for (int n = 0; n < 70; n++) {
            publish(database, draft("story-" + n, "World"));
        }

        List<FeedDocument> documents = everything(syndication(database));

        String all = new String(document(documents, "/feeds/all.atom").bytes(), UTF_8);
        String archive =
                new String(document(documents, "/feeds/all/archive/1.atom").bytes(), UTF_8);
        assertThat(all).contains("rel=\"prev-archive\"", "https://gazette.example/feeds/all/archive/1.atom");
        assertThat(archive).contains("<fh:archive").doesNotContain("prev-archive");
        assertThat(all.split("<entry").length - 1 + archive.split("<entry").length - 1)
                .isEqualTo(70);
    }

    @OnBothDatabases
    void anEditInOneSectionLeavesTheOtherFeedsAlone(Database database) {
        publish(database, draft("bridge", "World"), draft("mayor", "City"));
        Map<String, String> first = bytes(everything(syndication(database)));

        publish(database, draft("bridge", "World").body("<p>Edited.</p>"));

        Map<String, String> second = bytes(everything(syndication(database)));
        assertThat(second.get("/feeds/sections/city.atom")).isEqualTo(first.get("/feeds/sections/city.atom"));
        assertThat(second.get("/feeds/sections/world.atom")).isNotEqualTo(first.get("/feeds/sections/world.atom"));
    }

    @OnBothDatabases
    void twoBuildsAreByteForByteTheSame(Database database) {
        publish(
                database,
                draft("bridge", "World").byline("Ada"),
                draft("mayor", "City").tag("rail"));

        assertThat(bytes(everything(syndication(database)))).isEqualTo(bytes(everything(syndication(database))));
    }

    @OnBothDatabases
    void aTypoChangesTheBytesAndNotTheDate(Database database) {
        publish(database, draft("bridge", "World"));
        FeedDocument before = document(everything(syndication(database)), "/feeds/all.atom");

        publish(database, draft("bridge", "World").body("<p>Mended.</p>").revision(Revision.Kind.TYPO, ""));
        FeedDocument after = document(everything(syndication(database)), "/feeds/all.atom");

        assertThat(after.bytes()).isNotEqualTo(before.bytes());
        assertThat(after.lastModified()).isEqualTo(before.lastModified());
    }

    @OnBothDatabases
    void aSectionThatLostItsLastStoryGetsAnEmptyFeed(Database database) {
        publish(database, draft("bridge", "World"), draft("mayor", "City"));
        desk(database).retract(story(database, "bridge").number(), "It was never built");

        FeedDocument world = document(everything(syndication(database)), "/feeds/sections/world.rss");

        assertThat(new String(world.bytes(), UTF_8))
                .doesNotContain("<item")
                .contains("deleted-entry", "It was never built");
    }

    @OnBothDatabases
    void aStoryThatWouldBreakAFeedIsLeftOutOfItAlone(Database database) {
        publish(
                database,
                draft("bridge", "World"),
                draft("broken", "World").id("tag:old.example,2001:broken"),
                draft("mayor", "World"));
        database.run(handle ->
                handle.execute("update story set id = ? where id = ?", "bell \u0007", "tag:old.example,2001:broken"));

        for (FeedFormat format : FeedFormat.values()) {
            FeedDocument all = document(everything(syndication(database)), "/feeds/all." + format.extension());
            assertThat(new String(all.bytes(), UTF_8))
                    .contains("The bridge", "The mayor")
                    .doesNotContain("The broken");
        }
    }

    @OnBothDatabases
    void aFeedThatFailsTheCheckIsNotPublished(Database database) {
        publish(database, draft("bridge", "World"));
        Syndication nameless = new Syndication(
                new Stories(database),
                SITE,
                new Syndication.Masthead(" ", "", "en", "", "", LocalDate.of(2020, 1, 1), List.of(), Map.of()));

        assertThat(nameless.documents(Label.ALL)).isEmpty();
    }

    private static List<FeedDocument> everything(Syndication syndication) {
        List<FeedDocument> documents = new ArrayList<>();
        syndication.everything(documents::add);
        documents.add(syndication.list(List.of()));
        return documents;
    }

    private static Syndication syndication(Database database) {
        return new Syndication(new Stories(database), SITE, MASTHEAD);
    }

    private static NewsDesk desk(Database database) {
        return new NewsDesk(database, SITE, Section.named("News"), "en", Map.of(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static void publish(Database database, Draft... drafts) {
        assertThat(desk(database).publish(List.of(drafts))).noneMatch(filing -> filing instanceof Filing.SetAside);
    }

    private static Draft draft(String name, String section) {
        return new Draft(name + ".md")
                .headline("The " + name)
                .slug(name)
                .section(section)
                .published(NOON.minusSeconds(3600))
                .body("<p>Text of " + name + ".</p>");
    }

    private static Story story(Database database, String slug) {
        return new Stories(database).referredTo(slug).orElseThrow();
    }

    private static FeedDocument document(List<FeedDocument> documents, String path) {
        return documents.stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> bytes(List<FeedDocument> documents) {
        return documents.stream().collect(Collectors.toMap(FeedDocument::path, one -> new String(one.bytes(), UTF_8)));
    }
}
