package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gazette.publishing.Newsroom.NOW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Revision;
import org.gazette.stories.Story;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {
    @TempDir
    Path home;

    @OnBothDatabases
    void aPublishedStoryAppearsWhereverItBelongs(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story story = newsroom.publish(
                Newsroom.draft("A new bridge opens", 3).section("World").section("Law & Order"));

        newsroom.site.refresh();

        assertThat(newsroom.paths())
                .contains(
                        "/",
                        "/stories/2020/11/16/a-new-bridge-opens/",
                        "/sections/world/",
                        "/sections/law-and-order/",
                        "/newsletters/",
                        "/newsletters/daily/",
                        "/feeds/",
                        "/404",
                        "/favicon.svg",
                        "/favicon.ico",
                        "/icon.png",
                        "/robots.txt",
                        "/sitemap.xml");
        for (String path : List.of("/", "/sections/world/", "/sections/law-and-order/", "/sitemap-1.xml")) {
            assertThat(newsroom.page(path)).as(path).contains(story.address());
        }
        assertThat(newsroom.page("/sections/business/")).doesNotContain(story.address());
    }

    /** A story comes while all is made that an issue touches, between the two that stand. */
    @OnBothDatabases
    void noListOrNeighbourLeadsToAPageThatIsNotThereYet(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story before = newsroom.publish(Newsroom.draft("A new bridge opens", 7));
        Story after = newsroom.publish(Newsroom.draft("A second bridge", 2));
        newsroom.site.refresh();
        AtomicReference<String> late = new AtomicReference<>("…");
        newsroom.meanwhile = () -> late.set(
                newsroom.publish(Newsroom.draft("While all is made", 3)).address());
        Map<String, Boolean> leading = new ConcurrentHashMap<>();
        newsroom.shelf.follow(change -> {
            if (newsroom.page(change.path()).contains(late.get())) {
                leading.merge(change.path(), newsroom.shelf.at(late.get()).isPresent(), Boolean::logicalAnd);
            }
        });

        newsroom.post(LocalDate.of(2020, 11, 16), 7, before);
        newsroom.publish(Newsroom.draft("A second bridge", 2).body("<p>It opens too.</p>"));
        newsroom.site.refresh();

        assertThat(leading)
                .containsKeys("/", "/feeds/all.atom", "/sections/world/", after.address())
                .doesNotContainValue(false);
    }

    @OnBothDatabases
    void aPaperWithoutStoriesHasAFrontPage(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);

        newsroom.site.refresh();

        assertThat(newsroom.page("/")).contains("No stories yet.");
        assertThat(newsroom.page("/newsletters/daily/")).contains("The first issue is still to come.");
    }

    @OnBothDatabases
    void anIssueStandsBetweenTheStoriesInTime(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story older = newsroom.publish(Newsroom.draft("Before the issue", 8));
        Story newer = newsroom.publish(Newsroom.draft("After the issue", 2));
        newsroom.post(LocalDate.of(2020, 11, 16), 7, older);

        newsroom.site.refresh();

        String issue = "/newsletters/daily/2020-11-16/";
        assertThat(newsroom.page(older.address()))
                .contains("rel=\"next\" href=\"" + issue + "\"")
                .contains("Next: the issue");
        assertThat(newsroom.page(newer.address())).contains("rel=\"prev\" href=\"" + issue + "\"");
        assertThat(newsroom.page(issue))
                .contains("Before the issue")
                .containsSubsequence(
                        "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"The Harbour Daily (RSS)\""
                                + " href=\"https://gazette.example/newsletters/daily.rss\">",
                        "</head>");
        assertThat(newsroom.page("/newsletters/daily/")).contains(issue).contains("No. 7");
        assertThat(newsroom.page("/")).contains(issue);
        assertThat(newsroom.page("/sitemap-pages.xml")).contains(issue);
    }

    @OnBothDatabases
    void nothingIsSetAgainWhileNothingChanges(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.site.refresh();

        assertThat(newsroom.site.refresh()).isZero();
    }

    @OnBothDatabases
    void aRetractedStoryIsGoneAndNoPageLeadsToIt(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story kept = newsroom.publish(Newsroom.draft("It stays", 5));
        Story wrong = newsroom.publish(Newsroom.draft("It was wrong", 3));
        newsroom.site.refresh();
        Document front = newsroom.document("/");

        newsroom.desk.retract(wrong.number(), "The minister never said so.");
        newsroom.site.refresh();

        assertThat(newsroom.shelf.at(wrong.address())).isEmpty();
        assertThat(newsroom.shelf.gone(wrong.address())).isPresent();
        assertThat(newsroom.shelf.gone(kept.address())).isEmpty();
        assertThat(newsroom.shelf.all().map(page -> new String(page.bytes(), StandardCharsets.UTF_8)))
                .noneMatch(page -> page.contains(wrong.address()));
        assertThat(newsroom.document("/").lastModified()).isAfter(front.lastModified());
        assertThat(restarted(newsroom, home).shelf.gone(wrong.address())).isPresent();
        assertThat(new String(newsroom.shelf.gone(wrong.address()).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("<h1 class=\"title\">It was wrong</h1>")
                .contains(
                        "This story was taken back on <time datetime=\"2020-11-16T12:00:00Z\">November 16, 2020</time>.")
                .contains("<p class=\"change\">The minister never said so.</p>")
                .contains("<meta name=\"robots\" content=\"noindex\">");
    }

    @OnBothDatabases
    void theSameStoriesGiveTheSameBytesAfterARestart(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        FullPaper.fill(newsroom, home);

        Newsroom again = restarted(newsroom, home);

        assertThat(etags(again)).isEqualTo(etags(newsroom));
    }

    @OnBothDatabases
    void aPageThatCannotBeSetKeepsItsLastVersionAndStopsNoOther(Database database) throws IOException {
        Path template = home.resolve("templates/web/story.ftlh");
        Files.createDirectories(template.getParent());
        Files.writeString(template, "${story.headline}");
        Newsroom newsroom = Newsroom.at(database, home);
        Story story = newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.site.refresh();
        String good = newsroom.page(story.address());

        Files.writeString(template, "${story.headlin}, broken");
        newsroom.publish(Newsroom.draft("A second one", 2));
        newsroom.site.refresh();

        assertThat(newsroom.page(story.address())).isEqualTo(good);
        assertThat(newsroom.page("/")).contains("A second one");

        Files.writeString(template, "mended: ${story.headline}");
        newsroom.site.refresh();
        assertThat(newsroom.page(story.address())).isEqualTo("mended: A new bridge opens");
    }

    @OnBothDatabases
    void aStoryOfANewSectionPutsItIntoTheNavigationOfEachPage(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story old = newsroom.publish(Newsroom.draft("Old", 5));
        newsroom.site.refresh();

        newsroom.publish(Newsroom.draft("New", 3).section("Weather"));
        newsroom.site.refresh();

        assertThat(newsroom.page(old.address())).contains("/sections/weather/");
        assertThat(newsroom.page("/sections/sport/")).contains("/sections/weather/");
    }

    @OnBothDatabases
    void aCorrectionSaysWhatWasCorrectedAndATypoSaysNothing(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story story = newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.publish(Newsroom.draft("A new bridge opens", 3)
                .body("<p>It is 214 metres long.</p>")
                .revision(Revision.Kind.CORRECTION, "The length was wrong."));
        newsroom.site.refresh();

        assertThat(newsroom.page(story.address())).contains("Corrected").contains("The length was wrong.");

        newsroom.publish(Newsroom.draft("A new bridge opens", 3)
                .body("<p>It is 214 metres long!</p>")
                .revision(Revision.Kind.TYPO, "A full stop."));
        newsroom.site.refresh();

        assertThat(newsroom.page(story.address())).contains("long!").doesNotContain("A full stop.");
    }

    @OnBothDatabases
    void allCorrectionsAreTold(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story story = newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        for (String note : List.of("It is 214 metres long.", "It has two piers.")) {
            newsroom.clock.forward(Duration.ofHours(1));
            newsroom.publish(Newsroom.draft("A new bridge opens", 3)
                    .body("<p>" + note + "</p>")
                    .revision(Revision.Kind.CORRECTION, note));
        }
        newsroom.site.refresh();

        assertThat(newsroom.page(story.address()))
                .containsSubsequence("14:00:00Z", "It has two piers.", "13:00:00Z", "It is 214 metres long.");
        assertThat(newsroom.page("/sections/world/")).contains("<span class=\"mark\">Corrected</span>");
    }

    @OnBothDatabases
    void aRestartMakesOnlyWhatChangedSince(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story first = newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.site.refresh();
        newsroom.site.settle();

        assertThat(newsroom.again().site.refresh()).isZero();

        Story second = newsroom.publish(Newsroom.draft("A second one", 2).section("World"));
        newsroom.post(LocalDate.of(2020, 11, 16), 7, second);
        Newsroom again = newsroom.again();
        again.site.refresh();
        assertThat(again.page("/")).contains(second.address(), "/newsletters/daily/2020-11-16/");
        assertThat(again.page("/sitemap-1.xml")).contains(second.address());
        assertThat(again.page(first.address())).contains("rel=\"next\" href=\"" + second.address());
        assertThat(again.page(second.address())).contains("rel=\"prev\"").contains("Earlier in World");
        assertThat(etags(restarted(newsroom, home.resolve("anew")))).isEqualTo(etags(again));
    }

    @OnBothDatabases
    void aRestartWithoutTheMarkTakesAwayWhatNobodyMade(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.site.refresh();
        newsroom.shelf.put(Document.page("/tags/long-ago/", "stale", NOW));
        newsroom.shelf.put(Document.page("/feeds/long-ago.rss", "stale", NOW));

        assertThat(newsroom.again().site.refresh()).isEqualTo(2);

        assertThat(newsroom.paths())
                .contains("/feeds/all.rss", "/newsletters/daily.rss")
                .doesNotContain("/tags/long-ago/", "/feeds/long-ago.rss");
    }

    @OnBothDatabases
    void whatIsOlderThanTwoDaysIsNoNews(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story story = newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.site.refresh();
        assertThat(newsroom.page("/news-sitemap.xml")).contains(story.address());

        newsroom.clock.forward(Duration.ofHours(46));

        assertThat(newsroom.site.refresh()).isEqualTo(1);
        assertThat(newsroom.page("/news-sitemap.xml")).doesNotContain(story.address());
    }

    @OnBothDatabases
    void tagsAndAuthorsHavePages(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story story = newsroom.publish(
                Newsroom.draft("A new bridge opens", 3).tag("Piers & Quays").byline("Åsa Lind"));
        newsroom.site.refresh();

        assertThat(newsroom.page(story.address()))
                .contains("<a rel=\"author\" href=\"/authors/asa-lind/\">Åsa Lind</a>")
                .contains("<a rel=\"tag\" href=\"/tags/piers-and-quays/\">Piers &amp; Quays</a>");
        assertThat(newsroom.page("/authors/asa-lind/")).contains(story.address(), "/feeds/authors/asa-lind.atom");
        assertThat(newsroom.page("/tags/piers-and-quays/"))
                .contains(story.address(), "/feeds/tags/piers-and-quays.rss");

        newsroom.desk.retract(story.number(), "");
        newsroom.site.refresh();

        assertThat(newsroom.paths()).doesNotContain("/authors/asa-lind/", "/tags/piers-and-quays/");
    }

    private static Newsroom restarted(Newsroom newsroom, Path home) {
        Newsroom again = Newsroom.at(newsroom.database, home);
        again.site.refresh();
        return again;
    }

    private static Map<String, String> etags(Newsroom newsroom) {
        return newsroom.shelf.all().collect(Collectors.toMap(Document::path, Document::etag));
    }
}
