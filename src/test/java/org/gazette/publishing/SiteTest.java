package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.AlsoRead;
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
        for (String path : List.of("/", "/sections/world/", "/sections/law-and-order/", "/sitemap.xml")) {
            assertThat(newsroom.page(path)).as(path).contains(story.address());
        }
        assertThat(newsroom.page("/sections/business/")).doesNotContain(story.address());
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
        assertThat(newsroom.page(issue)).contains("Before the issue");
        assertThat(newsroom.page("/newsletters/daily/")).contains(issue).contains("No. 7");
        assertThat(newsroom.page("/")).contains(issue);
        assertThat(newsroom.page("/sitemap.xml")).contains(issue);
    }

    @OnBothDatabases
    void nothingIsSetAgainWhileNothingChanges(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        newsroom.publish(Newsroom.draft("A new bridge opens", 3));
        newsroom.site.refresh();

        assertThat(newsroom.site.refresh()).isZero();
    }

    @OnBothDatabases
    void aChangeTouchesOnlyThePagesThatShowIt(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        newsroom.publish(Newsroom.draft("Sport, long ago", 90).section("Sport"));
        newsroom.publish(Newsroom.draft("Sport before", 80).section("Sport"));
        Story changed = newsroom.publish(Newsroom.draft("Business", 70).section("Business"));
        newsroom.publish(Newsroom.draft("Sport after", 60).section("Sport"));
        newsroom.publish(Newsroom.draft("Sport, newest", 50).section("Sport"));
        newsroom.publish(Newsroom.draft("Business, the other", 40).section("Business"));
        newsroom.site.refresh();
        Map<String, String> before = etags(newsroom);

        newsroom.publish(Newsroom.draft("Business", 70).section("Business").standfirst("It grew."));
        newsroom.site.refresh();

        assertThat(differing(before, etags(newsroom)))
                .containsExactlyInAnyOrder(
                        changed.address(),
                        "/stories/2020/11/14/business-the-other/",
                        "/sections/business/",
                        "/",
                        "/sitemap.xml");
    }

    @OnBothDatabases
    void aNewHeadlineReachesTheNeighboursAlone(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        newsroom.publish(Newsroom.draft("Far away", 95).section("Science").alsoRead(new AlsoRead("business", "")));
        newsroom.publish(Newsroom.draft("Untouched", 90).section("Culture"));
        newsroom.publish(Newsroom.draft("Just before", 80).section("Sport"));
        newsroom.publish(Newsroom.draft("Business", 70).section("Business").slug("business"));
        newsroom.publish(Newsroom.draft("Just after", 60).section("Sport"));
        newsroom.site.refresh();
        Map<String, String> before = etags(newsroom);

        newsroom.publish(Newsroom.draft("Business", 70)
                .section("Business")
                .slug("business")
                .headline("Trade"));
        newsroom.site.refresh();

        assertThat(differing(before, etags(newsroom)))
                .filteredOn(path -> path.startsWith("/stories/"))
                .extracting(path -> path.replaceAll("/stories/\\d+/\\d+/\\d+/|/$", ""))
                .containsExactlyInAnyOrder("just-before", "business", "just-after");
    }

    @OnBothDatabases
    void aRetractedStoryIsGoneAndNoPageLeadsToIt(Database database) {
        Newsroom newsroom = Newsroom.at(database, home);
        Story kept = newsroom.publish(Newsroom.draft("It stays", 5));
        Story wrong = newsroom.publish(Newsroom.draft("It was wrong", 3));
        newsroom.site.refresh();
        Document front = newsroom.document("/");

        newsroom.desk.retract(wrong.number(), "It was wrong.");
        newsroom.site.refresh();

        assertThat(newsroom.shelf.at(wrong.address())).isEmpty();
        assertThat(newsroom.shelf.gone(wrong.address())).isPresent();
        assertThat(newsroom.shelf.gone(kept.address())).isEmpty();
        assertThat(newsroom.shelf.all().map(page -> new String(page.bytes(), java.nio.charset.StandardCharsets.UTF_8)))
                .noneMatch(page -> page.contains(wrong.address()));
        assertThat(newsroom.document("/").lastModified()).isAfter(front.lastModified());
        assertThat(restarted(newsroom, home).shelf.gone(wrong.address())).isPresent();
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

    private static Newsroom restarted(Newsroom newsroom, Path home) {
        Newsroom again = Newsroom.at(newsroom.database, home);
        again.site.refresh();
        return again;
    }

    private static Map<String, String> etags(Newsroom newsroom) {
        return newsroom.shelf.all().collect(Collectors.toMap(Document::path, Document::etag));
    }

    private static Set<String> differing(Map<String, String> before, Map<String, String> after) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        Function<String, String> feedless =
                path -> path.replaceAll("^/feeds/.+|^/newsletters/.+\\..+|^/feeds.opml", "");
        return paths.stream()
                .filter(path -> !String.valueOf(before.get(path)).equals(after.get(path)))
                .filter(path -> !feedless.apply(path).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
