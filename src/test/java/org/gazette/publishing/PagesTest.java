package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.storage.FreshDatabases;
import org.gazette.stories.Draft;
import org.gazette.stories.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a newspaper that has everything in it. */
class PagesTest {
    private static final String BRIDGE =
            "/stories/2020/11/16/a-footbridge-joins-the-two-quays-after-forty-years-of-ferries/";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("<h([1-6])\\b");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    @TempDir
    static Path home;

    private static Newsroom newsroom;

    @BeforeAll
    static void print() {
        newsroom = Newsroom.at(FreshDatabases.sqlite(), home);
        FullPaper.fill(newsroom, home);
    }

    @Test
    void theStoryHasAllThatAReaderLooksFor() {
        String page = newsroom.page(BRIDGE);

        assertThat(page)
                .contains("<h1>A footbridge joins the two quays after forty years of ferries</h1>")
                .contains(">November 16, 2020</time> · 2 min read")
                .contains("walked across.", "…reports The Harbour Gazette")
                .contains(
                        "By <b><a rel=\"author\" href=\"/authors/ada-brandt/\">Ada Brandt</a></b> and <b>",
                        ">Mina Sato</a></b>",
                        "Xinhua")
                .contains(
                        "<img src=\"/media/hills-0.jpg\" alt=\"Hills beyond the water in the evening\" width=\"1200\"")
                .contains("Picture: Jo Marsh / Harbour Pictures")
                .contains("An earlier version gave the bridge’s length as 312 metres.")
                .contains("Also read", "half-the-old-timetable/\">Border trains run again, at half the old timetable")
                .contains("href=\"https://example.org/bridges?a=1&amp;b=2\">Bridges of the north: a list</a>")
                .contains("rel=\"prev\" href=\"/stories/2020/11/16/shipyard-workers-vote-for-the-four-day-week/\"")
                .contains("Earlier in World")
                .contains("href=\"#top\"")
                .doesNotContain("no-such-story");
        String earlier = page.substring(page.indexOf("id=\"before\""));
        assertThat(earlier.split("<li", -1)).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void machinesFindTheStoryTheFeedsAndThePicture() {
        String page = newsroom.page(BRIDGE);

        assertThat(page)
                .contains("<link rel=\"canonical\" href=\"https://gazette.example" + BRIDGE + "\">")
                .contains("property=\"og:image\" content=\"https://gazette.example/media/hills-0.jpg\"")
                .contains("\"@type\":\"NewsArticle\"")
                .contains("type=\"application/feed+json\" title=\"The Harbour Gazette (JSON Feed)\""
                        + " href=\"https://gazette.example/feeds/all.json\"");
        List<String> feeds = Pattern.compile("rel=\"alternate\"[^>]*title=\"([^\"]*)\"")
                .matcher(newsroom.page("/sections/world/"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(feeds).doesNotHaveDuplicates().hasSize(6).first().isEqualTo("The Harbour Gazette: World (RSS)");
    }

    @Test
    void noWordOfAStoryBecomesMarkup() {
        String page = newsroom.page("/stories/2020/11/12/b-fish-b-and-chips-script-script-alert-1-script/");

        assertThat(page)
                .doesNotContain("<script>", "onclick", "<b>Fish")
                .contains("&lt;b&gt;Fish&lt;/b&gt; &amp; chips")
                .contains("\\u003c/script>");
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    @Test
    void aStoryInAnotherLanguageSaysSo() {
        assertThat(newsroom.page("/sections/world/")).contains(" lang=\"ar\" dir=\"rtl\"");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Set<String> there = newsroom.paths().collect(Collectors.toSet());
        Stream<String> links = pages().flatMap(
                        page -> LINK.matcher(page.getValue()).results())
                .map(found -> found.group(1).replaceFirst("^https://gazette\\.example", ""))
                .filter(link -> link.startsWith("/"))
                .filter(link -> there.contains("/feeds/all.rss") || !link.matches(".*\\.(rss|atom|json)"));

        assertThat(links).isNotEmpty().allMatch(there::contains);
    }

    @Test
    void everyPageIsMadeForReadersWhoDoNotSeeIt() {
        pages().forEach(page -> {
            assertThat(page.getValue())
                    .as(page.getKey())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">")
                    .contains("<main id=\"main\">", "<a class=\"skip\" href=\"#main\">")
                    .doesNotContain("<img src=\"\"")
                    .doesNotContainPattern("<img(?![^>]* alt=)[^>]*>");
            assertThat(ID.matcher(page.getValue()).results().map(found -> found.group(1)))
                    .as("ids of " + page.getKey())
                    .doesNotHaveDuplicates();
        });
        pages().filter(page -> !page.getKey().startsWith("/stories/2020/11/12")).forEach(page -> {
            List<Integer> levels = HEADING.matcher(page.getValue())
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
            assertThat(levels).as("headings of " + page.getKey()).startsWith(1).containsOnlyOnce(1);
            for (int at = 1; at < levels.size(); at++) {
                assertThat(levels.get(at)).as(page.getKey()).isLessThanOrEqualTo(levels.get(at - 1) + 1);
            }
        });
    }

    @Test
    void thePagesAreLightAndNeedNoScript() {
        pages().forEach(page -> {
            assertThat(page.getValue().length()).as(page.getKey()).isLessThan(60_000);
            assertThat(page.getValue()).doesNotContain("src=\"http", "@import", "@font-face", "onload");
        });
        String page = newsroom.page("/");
        assertThat(page.substring(page.indexOf("<style>"), page.indexOf("</style>"))
                        .length())
                .isLessThan(14_000);
    }

    @Test
    void eachStoryStandsOnTheFrontPageOnce() {
        String front = newsroom.page("/");
        List<String> headlines = Pattern.compile("class=\"headline\"><a href=\"(/stories[^\"]*)\"")
                .matcher(front)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(headlines).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        assertThat(headlines.get(0)).isEqualTo(BRIDGE);
        assertThat(front).contains("<time datetime=\"2020-11-16\">November 16, 2020</time>");
    }

    @Test
    void theQuestionWhoLeavesPostsItsFormAndIsNotForSearchEngines() {
        String page = newsroom.pages.leave("/unsubscribe/t?a=1&b=2", "/preferences/t");

        assertThat(page)
                .contains("<form method=\"post\" action=\"/unsubscribe/t?a=1&amp;b=2\">")
                .contains("<input type=\"hidden\" name=\"List-Unsubscribe\" value=\"One-Click\">")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains("<meta name=\"referrer\" content=\"no-referrer\">");
    }

    @Test
    void threeHundredStoriesAreSetAtOnce() {
        Newsroom big = Newsroom.at(FreshDatabases.sqlite(), home);
        List<Draft> drafts = Stream.iterate(0, n -> n < 300, n -> n + 1)
                .map(n -> Newsroom.draft("Story " + n, n + 1)
                        .section(n % 2 == 0 ? "World" : "Sport")
                        .body("<p>Word after word after word.</p>".repeat(60)))
                .toList();
        big.desk.publish(drafts);
        assertTimeout(Duration.ofSeconds(30), big.site::refresh, "a machine under load is given much time");

        Story one = big.publish(Newsroom.draft("One more", 1).section("World"));
        big.site.refresh();
        assertThat(big.page(one.address())).contains("Story 2");
    }

    @Test
    void theSitemapsNameEachPageOnceWithTheDateOfStoriesAndIssues() {
        assertThat(places("/sitemap.xml"))
                .containsExactly("https://gazette.example/sitemap-pages.xml", "https://gazette.example/sitemap-1.xml");
        List<String> places = Stream.of("/sitemap-pages.xml", "/sitemap-1.xml")
                .flatMap(map -> places(map).stream())
                .toList();
        Set<String> meant = newsroom.shelf
                .all()
                .filter(document -> document.mediaType().startsWith("text/html"))
                .map(document -> "https://gazette.example" + document.path())
                .filter(address -> !address.endsWith("/404"))
                .collect(Collectors.toSet());

        assertThat(places).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(meant);
        assertThat(newsroom.page("/sitemap-1.xml")).contains("<lastmod>2020-11-16T12:00:00Z</lastmod>");
        assertThat(newsroom.page("/robots.txt"))
                .contains("Sitemap: https://gazette.example/sitemap.xml")
                .contains("Sitemap: https://gazette.example/news-sitemap.xml");
    }

    @Test
    void everyPageLeadsToItsFeedsByDistinctTitles() {
        pages().forEach(page -> {
            List<String> titles = Pattern.compile("rel=\"alternate\"[^>]*title=\"([^\"]*)\"")
                    .matcher(page.getValue())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(titles)
                    .as(page.getKey())
                    .doesNotHaveDuplicates()
                    .contains("The Harbour Gazette (RSS)", "The Harbour Gazette (JSON Feed)");
        });
        assertThat(newsroom.page("/tags/bridges/")).containsSubsequence("/feeds/tags/bridges.rss", "/feeds/all.rss");
        assertThat(newsroom.page("/authors/mina-sato/")).containsSubsequence("/feeds/authors/", "/feeds/all.rss");
        assertThat(newsroom.page("/newsletters/daily/")).containsSubsequence("/newsletters/daily.rss", "/feeds/all");
    }

    private static List<String> places(String map) {
        return Pattern.compile("<loc>([^<]*)</loc>")
                .matcher(newsroom.page(map))
                .results()
                .map(found -> found.group(1))
                .peek(place -> assertThat(URI.create(place).isAbsolute()).isTrue())
                .toList();
    }

    private static Stream<Map.Entry<String, String>> pages() {
        return newsroom.shelf
                .all()
                .filter(document -> document.mediaType().startsWith("text/html"))
                .filter(document -> !document.path().matches("/newsletters/daily/\\d.*"))
                .map(document -> Map.entry(document.path(), newsroom.page(document.path())));
    }
}
