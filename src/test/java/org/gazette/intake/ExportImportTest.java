package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Byline;
import org.gazette.stories.Filing;
import org.gazette.stories.Picture;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportImportTest {
    @TempDir
    Path folder;

    @OnBothDatabases
    void anAtomFeedBringsItsEntriesUnderTheirIds(Database database) {
        try (database) {
            Newsroom newsroom = new Newsroom(database);

            ImportReport report = newsroom.bring(Newsroom.resource("foreign.xml"));

            assertThat(report).hasToString("2 read, 1 stored, 1 set aside");
            assertThat(newsroom.lines).singleElement().asString().contains("foreign.xml:1: ", "it has no date");
            Story story = newsroom.story("the-tide-is-early");
            assertThat(story.id()).isEqualTo("tag:old.example,2001:tide");
            assertThat(story.publishedAt()).isEqualTo(Instant.parse("2020-11-16T09:00:00Z"));
            assertThat(story.copy().tags()).containsExactly("sea");
            assertThat(story.copy().bylines()).extracting(Byline::name).containsExactly("Ada Brandt");
            assertThat(newsroom.bring(Newsroom.resource("foreign.xml")))
                    .hasToString("2 read, 1 stored, 1 set aside (1 unchanged)");
        }
    }

    @OnBothDatabases
    void aWordPressExportBringsItsPublishedPosts(Database database) {
        try (database) {
            Newsroom newsroom = new Newsroom(database);

            ImportReport report = newsroom.bring(Newsroom.resource("untidy-export.xml"));

            assertThat(report).hasToString("3 read, 1 stored, 2 set aside");
            assertThat(newsroom.lines)
                    .containsExactlyInAnyOrder(
                            "untidy-export.xml:25: «https://old.example/?p=8»: no headline: add «title: …»",
                            "untidy-export.xml:27: «https://old.example/?p=10»: the item has no wp:post_date and no pubDate: add one");
            assertThat(report.summary())
                    .containsExactly(
                            "1 relative addresses made absolute, in 1 file",
                            "1 WordPress shortcodes dropped, in 1 file",
                            "2 not published at their source, so not read, in 1 file");
            Story story = newsroom.story("bridge-and-ferry");
            assertThat(story.id()).isEqualTo("https://old.example/?p=7");
            assertThat(story.headline()).isEqualTo("Bridge & ferry");
            assertThat(story.publishedAt()).isEqualTo(Instant.parse("2020-11-16T09:00:00Z"));
            assertThat(story.copy().standfirst()).isEqualTo("Said briefly.");
            assertThat(story.copy().language()).isEqualTo("en-GB");
            assertThat(story.copy().bylines()).containsExactly(new Byline("Ada Penn"));
            assertThat(story.copy().sections()).containsExactly(Section.named("World"));
            assertThat(story.copy().tags()).containsExactly("bridges");
            assertThat(story.copy().picture())
                    .isEqualTo(Optional.of(new Picture("https://old.example/files/a.jpg", "At dawn", "", "", 0, 0)));
            assertThat(story.copy().body())
                    .isEqualTo("<p>First line<br>\ngoes on.</p>\n"
                            + "<figure><img src=\"https://old.example/a.jpg\" alt=\"A\"><figcaption> The bridge</figcaption></figure>\n"
                            + "<h2>Then</h2>\n<p><a href=\"https://a.example/film\">https://a.example/film</a></p>");
            assertThat(newsroom.bring(Newsroom.resource("untidy-export.xml")))
                    .hasToString("3 read, 1 stored, 2 set aside (1 unchanged)");
        }
    }

    @OnBothDatabases
    void aJsonFeedBringsItsItems(Database database) {
        try (database) {
            Newsroom newsroom = new Newsroom(database);

            ImportReport report = newsroom.bring(Newsroom.resource("untidy-feed.json"));

            assertThat(report).hasToString("5 read, 2 stored, 3 set aside");
            assertThat(report.setAside())
                    .extracting(Filing.SetAside::reason)
                    .satisfiesExactlyInAnyOrder(
                            reason -> assertThat(reason).startsWith("«3»: «3 Three»: date «» is none"),
                            reason ->
                                    assertThat(reason).endsWith("«Four»: it has no id, which JSON Feed wants: add one"),
                            reason -> assertThat(reason).isEqualTo("«5»: «5»: it has no title: add one"));
            Story one = newsroom.story("one");
            assertThat(one.id()).isEqualTo("urn:example:1");
            assertThat(one.copy().body()).isEqualTo("<p>A <a href=\"https://old.example/x\">b</a></p>");
            assertThat(one.copy().bylines()).containsExactly(new Byline("Ada Penn"));
            assertThat(one.copy().picture()).map(Picture::url).contains("https://old.example/a.jpg");
            assertThat(newsroom.story("two").copy().body()).isEqualTo("<p>a &lt; b<br>c</p>\n<p>d</p>");
        }
    }

    @OnBothDatabases
    void aGhostExportBringsItsPublishedPosts(Database database) {
        try (database) {
            Newsroom newsroom = new Newsroom(database);

            ImportReport report = newsroom.bring(Newsroom.resource("untidy-ghost.json"));

            assertThat(report).hasToString("2 read, 1 stored, 1 set aside");
            assertThat(newsroom.lines).containsExactly("untidy-ghost.json:1: «ghost/p4»: «p4 Empty»: it has no text");
            Story story = newsroom.story("one-two");
            assertThat(story.id()).isEqualTo("p1");
            assertThat(story.headline()).isEqualTo("One & two");
            assertThat(story.copy().body()).isEqualTo("<p><a href=\"https://old.example/x\">a</a></p>");
            assertThat(story.copy().bylines()).containsExactly(new Byline("Ada Penn"), new Byline("Ben Ola"));
            assertThat(story.copy().sections()).containsExactly(Section.named("World"));
            assertThat(story.copy().tags()).containsExactly("bridges");
            assertThat(story.copy().picture()).map(Picture::url).contains("https://old.example/content/images/a.jpg");
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a.xml | <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss><channel/></rss> | a.xml:1: has a DOCTYPE",
                "b.xml | <html/> | b.xml:1: this is no RSS or Atom feed: ",
                "c.xml | <rss>\\n<channel> | c.xml:2: is not XML: ",
                "d.xml | <rss>&e;</rss> | d.xml:1: is not XML: ",
                "e.json | {\"version\":\\n oops} | e.json:2: is not JSON: ",
                "f.json | [1] | f.json:1: is neither a JSON Feed",
                "g.json | '' | g.json:1: is neither a JSON Feed"
            })
    void aBrokenExportIsOneLine(String name, String text, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text.replace("\\n", "\n"));
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);

            assertThat(newsroom.bring(file)).hasToString("1 read, 0 stored, 1 set aside");
            assertThat(newsroom.lines)
                    .singleElement()
                    .asString()
                    .startsWith(line)
                    .doesNotContain("root:");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "depth, elements inside one another",
        "attributes, attributes in one element",
        "elements, elements; export",
        "text, characters in one text"
    })
    void anExportThatSwellsIsRefused(String what, String reason) throws IOException {
        StringBuilder xml = new StringBuilder("<rss>");
        switch (what) {
            case "depth" -> xml.append("<a>".repeat(100)).append("</a>".repeat(100));
            case "elements" -> xml.append("<a/>".repeat(200_001));
            case "text" -> xml.append("<a>").append("x".repeat(5_000_001)).append("</a>");
            default -> {
                xml.append("<a");
                for (int at = 0; at < 101; at++) {
                    xml.append(" a").append(at).append("=''");
                }
                xml.append("/>");
            }
        }
        Path file = Files.writeString(folder.resolve("x.xml"), xml + "</rss>");
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            newsroom.bring(file);

            assertThat(newsroom.lines).singleElement().asString().contains(reason);
        }
    }
}
