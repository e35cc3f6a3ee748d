package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Byline;
import org.gazette.stories.Copy;
import org.gazette.stories.Filing;
import org.gazette.stories.Label;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryImportTest {
    @TempDir
    Path folder;

    @OnBothDatabases
    void anUntidyFolderIsStoredOrSetAsideFileByFile(Database database) {
        try (database) {
            Newsroom newsroom = new Newsroom(database);

            ImportReport report = newsroom.bring(Newsroom.resource("untidy"));

            assertThat(report).hasToString("20 read, 8 stored, 12 set aside");
            assertThat(newsroom.lines)
                    .containsExactlyInAnyOrderElementsOf(report.setAside().stream()
                            .map(Filing.SetAside::toString)
                            .toList());
            assertThat(newsroom.stories.setAside()).containsExactlyInAnyOrderElementsOf(report.setAside());
            assertThat(report.setAside().stream().map(Filing.SetAside::toString))
                    .containsExactly(
                            "sub/2020-13-40-bad-name.md:1: the file's name begins with a day that there is not: rename it",
                            "sub/bad-colon.md:3: the front matter is not YAML: mapping values are not allowed here; a text with"
                                    + " «: », «#» or «\"» in it must stand in quotes",
                            "sub/bad-date.md:3: date «2020-02-30» is none: write «2020-11-16 09:00» or «2020-11-16T09:00:00+01:00»",
                            "sub/bad-empty.md:5: no text after the front matter: write the story under it",
                            "sub/bad-end.md:1: the front matter that begins here has no end: close it with a line «---»",
                            "sub/bad-language.md:2: language «12» is not a tag such as en or en-GB",
                            "sub/bad-no-date.md:3: no date in the front matter: write «date» where it says «dat»",
                            "sub/bad-no-front-matter.md:1: has no front matter: begin it with the lines «---», «title: …»,"
                                    + " «date: …», «---»",
                            "sub/bad-no-title.md:1: no title in the front matter: add «title: …»",
                            "sub/bad-revision.md:4: revision «rewrite» is not typo, update or correction",
                            "sub/bad-title.md:4: no title in the front matter: write «title» where it says «titel»",
                            "sub/bad-yaml.md:4: the front matter is not YAML: found unexpected end of stream; a text with"
                                    + " «: », «#» or «\"» in it must stand in quotes");
            assertThat(report.summary())
                    .containsExactly(
                            "5 Liquid tags dropped, in 2 files",
                            "2 Liquid tags printed as their words, in 2 files",
                            "2 relative addresses made absolute, in 2 files",
                            "2 pictures left out, in 2 files",
                            "1 keys given twice, the last one counts, in 1 file",
                            "1 not published at their source, so not read, in 1 file");
            assertThat(report.notes())
                    .extracting(Note::toString)
                    .contains(
                            "liquid.md:7: Liquid «{{ \"ada\" | team_photo }}» dropped",
                            "liquid.md:12: Liquid «{{ nothing }}» dropped",
                            "missing-picture.md:4: picture «pictures/none.jpg» is not there; the story goes on without it",
                            "tabs.markdown:7: «title» is given twice");
        }
    }

    @OnBothDatabases
    void theSameFilesAgainChangeNothing(Database database) {
        try (database) {
            Newsroom newsroom = new Newsroom(database);
            newsroom.bring(Newsroom.resource("untidy"));

            ImportReport again = newsroom.bring(Newsroom.resource("untidy"));

            assertThat(again).hasToString("20 read, 8 stored, 12 set aside (8 unchanged)");
            assertThat(newsroom.stories.count()).isEqualTo(8);
            assertThat(newsroom.stories.setAside()).hasSize(12);
        }
    }

    @OnBothDatabases
    void anEditedFileMakesARevisionAndAMendedOneIsNoLongerSetAside(Database database) throws IOException {
        try (database) {
            Newsroom newsroom = new Newsroom(database);
            write("bridge.md", "---\ntitle: Bridge\ndate: 2020-11-16\n---\nOld.");
            write("ferry.md", "---\ntitel: Ferry\ndate: 2020-11-16\n---\nText.");
            newsroom.bring(folder);
            write(
                    "bridge.md",
                    "---\ntitle: Bridge\ndate: 2020-11-16\nrevision: correction\nnote: The year.\n---\nNew.");
            write("ferry.md", "---\ntitle: Ferry\ndate: 2020-11-16\n---\nText.");

            ImportReport report = newsroom.bring(folder);

            assertThat(report).hasToString("2 read, 2 stored, 0 set aside (1 revised)");
            Story bridge = newsroom.story("bridge");
            assertThat(bridge.copy().body()).isEqualTo("<p>New.</p>");
            assertThat(bridge.revision().kind()).isEqualTo(Revision.Kind.CORRECTION);
            assertThat(bridge.revision().note()).isEqualTo("The year.");
            assertThat(newsroom.stories.setAside()).isEmpty();
        }
    }

    @Test
    void everythingThatFrontMatterSaysIsKept() {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            newsroom.bring(Newsroom.resource("untidy"));

            Story story = newsroom.story("a-new-bridge-opens");

            assertThat(story.id()).isEqualTo("urn:example:bridge");
            assertThat(story.path()).isEqualTo("2020/11/16/a-new-bridge-opens");
            assertThat(story.publishedAt()).isEqualTo(Instant.parse("2020-11-16T14:00:00Z"));
            assertThat(story.copy())
                    .usingRecursiveComparison()
                    .ignoringFields("body")
                    .isEqualTo(new Copy(
                            "A new bridge opens",
                            "After nine years of building, the city opens its bridge.",
                            "reports Asian Lite News",
                            "",
                            "en-GB",
                            "Xinhua",
                            List.of(new Byline("Ada Penn"), new Byline("Ben Ola")),
                            Optional.of(new Picture(
                                    "https://old.example/assets/bridge.jpg",
                                    "The bridge at dawn",
                                    "Xinhua",
                                    "The new bridge, seen from the east",
                                    0,
                                    0)),
                            List.of(Section.named("World"), Section.named("Science")),
                            List.of("bridges", "steel & stone"),
                            List.of(new AlsoRead("https://a.example/ferry", "Farewell to the ferry"))));
            assertThat(story.copy().body())
                    .isEqualTo("<p>After nine years, <strong>it stands</strong>. See the"
                            + " <a href=\"https://old.example/plans/\">plans</a> and the <a href=\"https://old.example/river\">river</a>,"
                            + " and <a href=\"/media/x.pdf\">ours</a>.</p>\n"
                            + "<img src=\"https://old.example/assets/bridge-2.jpg\" alt=\"The span\">\n"
                            + "<p><em>The span, in July.</em></p>\n<p>By ada.</p>");
        }
    }

    @Test
    void liquidIsDoneWhereItCanBeAndLeavesNoBlankLineInHtml() {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            newsroom.bring(Newsroom.resource("untidy"));

            assertThat(newsroom.story("liquid-of-every-kind").copy().body()).isEqualTo("""
                            <div class="quote">
                            	<blockquote>“It flows.” - ada-penn</blockquote>
                            </div>
                            <p>It stands in the middle.</p>
                            <pre><code class="language-html">{% for author in post.authors %}{{ author }}{% endfor %}
                            {{ kept }}
                            </code></pre>
                            <p>A tick: <code>{{ kept too }}</code>, and {{ raw }}.</p>
                            <p><a href="https://www.youtube-nocookie.com/embed/aeQX16HCKSs">Demo &quot;day&quot;</a></p>
                            <p><img src="" alt="Lead" /></p>
                            <br>
                            <h2 id="a-heading-after-a-break">A heading after a break</h2>""");
        }
    }

    @Test
    void oddHeadlinesTabsAndPagesAreTakenAsTheyWereMeant() {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            newsroom.bring(Newsroom.resource("untidy"));

            assertThat(newsroom.stories.latest(Label.ALL, 20))
                    .extracting(Story::headline)
                    .contains("Odd , and ]]> too & more", "Given twice");
            Story named = newsroom.story("no-date-but-a-name");
            assertThat(named.publishedAt()).isEqualTo(Instant.parse("2020-11-17T05:00:00Z"));
            assertThat(named.copy().bylines()).containsExactly(new Byline("Cleo Dunn"));
            assertThat(named.copy().tags()).containsExactly("rail", "road");
            assertThat(named.copy().sections()).containsExactly(Section.named("News"));
            Story page = newsroom.story("eine-seite");
            assertThat(page.copy().language()).isEqualTo("de");
            assertThat(page.copy().body()).isEqualTo("<p>Der Text. <a href=\"https://old.example/mehr\">Mehr</a></p>");
        }
    }

    @Test
    void aStandfirstThatTheTextBeginsWithIsLeftOutAndAnotherTaken() throws IOException {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            write(
                    "a.md",
                    "---\ntitle: One\ndate: 2020-11-16\nexcerpt: The *text* begins\n---\nThe *text* begins. It goes on.");
            write(
                    "b.md",
                    "---\ntitle: Two\ndate: 2020-11-16\ndescription: The text\nexcerpt: It was <b>so</b>&#39;\n---\nThe text begins.");
            newsroom.bring(folder);

            assertThat(newsroom.story("one").copy().standfirst()).isEmpty();
            assertThat(newsroom.story("two").copy().standfirst()).isEqualTo("It was so'");
        }
    }

    @Test
    void filesThatCannotBeReadAreSetAsideAndTheOthersStored() throws IOException {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            Path elsewhere = Files.createTempFile("elsewhere", ".md");
            write("good.md", "---\r\ntitle: Good\r\ndate: 2020-11-16\r\n---\r\nText.\r\n");
            write("marked.md", "\ufeff---\ntitle: Marked\ndate: 2020-11-16\n---\nText.");
            Files.write(folder.resolve("latin.md"), "---\ntitle: Zürich\n".getBytes(Charset.forName("windows-1252")));
            Files.write(folder.resolve("large.md"), new byte[10_000_001]);
            Files.createSymbolicLink(folder.resolve("leaves.md"), elsewhere);
            Files.createSymbolicLink(folder.resolve("outside"), elsewhere.getParent());
            Files.createSymbolicLink(folder.resolve("itself"), folder);
            Files.createSymbolicLink(folder.resolve("dangles.md"), folder.resolve("nothing.md"));
            Files.createSymbolicLink(folder.resolve("stays.md"), folder.resolve("good.md"));

            ImportReport report = newsroom.bring(folder);

            assertThat(report).hasToString("8 read, 3 stored, 5 set aside");
            assertThat(report.setAside().stream().map(Filing.SetAside::toString))
                    .containsExactly(
                            "dangles.md:1: is a link to a file that is not there",
                            "large.md:1: has 10000001 bytes, more than the 10000000 that one may have: is it text?",
                            "latin.md:2: is not UTF-8: byte 0xFC at place 9 of the line; save it as UTF-8"
                                    + " (iconv -f WINDOWS-1252 -t UTF-8)",
                            "leaves.md:1: is a link that leads out of the folder",
                            "outside:1: is a link that leads out of the folder");
            Files.delete(folder.resolve("outside"));
            Files.delete(elsewhere);
        }
    }

    @Test
    void yamlThatWouldMakeTypesOrSwellIsNotObeyed() throws IOException {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            write(
                    "type.md",
                    "---\ntitle: Typed\ndate: 2020-11-16\nx: !!javax.script.ScriptEngineManager [a]\n---\nText.");
            StringBuilder laughs = new StringBuilder("---\ntitle: Laughs\ndate: 2020-11-16\na0: &a0 [x, x]\n");
            for (int level = 1; level < 40; level++) {
                laughs.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ", ").repeat(9)));
            }
            write("laughs.md", laughs + "---\nText.");

            ImportReport report = newsroom.bring(folder);

            assertThat(report.read()).isEqualTo(2);
            assertThat(newsroom.story("typed").headline()).isEqualTo("Typed");
        }
    }

    @Test
    void aSingleFileIsTheSameStoryAsInItsFolder() throws IOException {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            write("bridge.md", "---\ntitle: Bridge\ndate: 2020-11-16\n---\nText.");
            newsroom.bring(folder);

            assertThat(newsroom.bring(folder.resolve("bridge.md")))
                    .hasToString("1 read, 1 stored, 0 set aside (1 unchanged)");
        }
    }

    @Test
    void whatIsNoStoryAtAllIsTheCallersMistake() {
        try (Database database = FreshDatabases.sqlite()) {
            Newsroom newsroom = new Newsroom(database);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> newsroom.bring(folder.resolve("none")))
                    .withMessageEndingWith("none: no such file or folder");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> newsroom.bring(Newsroom.resource("untidy/notes.txt")))
                    .withMessageContaining("is neither a folder nor a .md");
        }
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
