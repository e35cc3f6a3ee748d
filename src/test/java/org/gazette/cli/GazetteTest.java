package org.gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.gazette.storage.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newsroom's first day, typed on the command line. */
class GazetteTest {
    @TempDir
    private Path folder;

    private Path paper;
    private String out = "";
    private String err = "";

    @BeforeEach
    void aNewsroomWithTwoStories() throws IOException {
        paper = folder.resolve("my paper");
        assertThat(run("init", paper.toString(), "--name", "The Test", "--url", "https://test.example/"))
                .isZero();
        Path stories = Files.createDirectories(folder.resolve("stories"));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Files.writeString(
                stories.resolve("bridge.md"),
                "---\ntitle: A new bridge opens\ndate: " + today.minusDays(1)
                        + " 09:00\nsection: World\n---\nIt is blue.\n");
        Files.writeString(
                stories.resolve("cup.md"),
                "---\ntitle: The cup is won\ndate: " + today.minusDays(1)
                        + " 08:00\nsection: Sport\n---\nBy one goal.\n");
    }

    @Test
    void storiesComeInOnce() {
        assertThat(in("story", "import", folder.resolve("stories").toString())).isZero();
        assertThat(out).contains("2 read, 2 stored, 0 set aside");

        assertThat(in("story", "import", folder.resolve("stories").toString())).isZero();
        assertThat(out).contains("2 unchanged");

        in("story", "list");
        assertThat(out).contains("A new bridge opens", "The cup is won");
    }

    @Test
    void anEditedFileMakesARevision() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        Path bridge = folder.resolve("stories/bridge.md");
        Files.writeString(bridge, Files.readString(bridge).replace("It is blue.", "It is green."));
        in("story", "import", folder.resolve("stories").toString());

        in("story", "show", "a-new-bridge-opens");

        assertThat(out).contains("revision 2", "update", "It is green.");
    }

    @Test
    void aBrokenStoryIsNamedAndTheOthersComeIn() throws IOException {
        Files.writeString(folder.resolve("stories/broken.md"), "---\ndate: 2020-11-16\n---\nNo title.\n");

        assertThat(in("story", "import", folder.resolve("stories").toString())).isEqualTo(1);

        assertThat(out).contains("3 read, 2 stored, 1 set aside");
        assertThat(err).contains("broken.md:").contains("title");
        in("story", "list", "--set-aside");
        assertThat(out).contains("broken.md");
    }

    @Test
    void aFeedIsShownInEachFormat() {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in("feed", "show", "all", "--format", "rss")).isZero();
        assertThat(out).startsWith("<?xml").contains("<rss", "A new bridge opens");
        assertThat(in("feed", "show", "sections/sport", "--format", "atom")).isZero();
        assertThat(out).contains("The cup is won").doesNotContain("A new bridge opens");
        assertThat(in("feed", "show", "all", "--format", "json")).isZero();
        assertThat(out).contains("https://jsonfeed.org/version/1.1");
    }

    @Test
    void anIssueIsMadeOnceAndItsLettersAreWrittenWhileThereIsNoRelay() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org", "--name", "Ada");

        assertThat(in("issue", "run", "daily")).isZero();
        assertThat(out).contains("A new bridge opens", "Posted as No. 1 to 1 reader.", "No relay is configured");
        assertThat(letters()).hasSize(1);
        assertThat(Files.readString(letters().get(0), StandardCharsets.US_ASCII))
                .contains("To: ", "ada@example.org", "List-Unsubscribe-Post: List-Unsubscribe=One-Click");

        assertThat(in("issue", "run", "daily")).isZero();
        assertThat(out).contains("It was posted before, as No. 1, and is not posted again.");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void aPreviewIsWrittenAsThreeFilesAndLeavesNoTrace() {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in(
                        "issue",
                        "preview",
                        "daily",
                        "--out",
                        folder.resolve("proof").toString()))
                .isZero();

        String name = "daily-" + LocalDate.now(ZoneOffset.UTC);
        assertThat(Stream.of(".html", ".txt", ".eml").map(end -> folder.resolve("proof/" + name + end)))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        in("issue", "list", "daily");
        assertThat(out).doesNotContain("bridge");
    }

    @Test
    void theSiteIsPublishedAsFiles() {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in("publish", folder.resolve("www").toString())).isZero();

        assertThat(folder.resolve("www/index.html")).content().contains("A new bridge opens");
        assertThat(folder.resolve("www/feeds/all.atom")).exists();
        assertThat(folder.resolve("www/sections/sport/index.html")).exists();
    }

    @Test
    void theLedgerKnowsWhatAReaderGot() {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        in("issue", "run", "daily");

        assertThat(in("courier", "status", "--address", "ada@example.org")).isZero();
        assertThat(out).contains("daily/", "accepted");
        in("courier", "status", "--json");
        assertThat(out).contains("\"audience\":\"1\"", "\"accepted\":\"1\"");
        String mailing = "daily/" + LocalDate.now(ZoneOffset.UTC);
        in("courier", "status", "--letters", "accepted", "--mailing", mailing);
        assertThat(out).contains("ada@example.org", "written to");
    }

    @Test
    void whoIsSuppressedIsCountedAndNotMailed() {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        assertThat(in("subscriber", "suppress", "ada@example.org", "--why", "asked by phone"))
                .isZero();

        assertThat(in("issue", "run", "daily")).isZero();

        in("courier", "status", "--json");
        assertThat(out).contains("\"suppressed\":\"1\"", "\"accepted\":\"0\"");
    }

    @Test
    void noNewStoriesMakeNoIssueAndTheReasonIsSaid() {
        assertThat(in("issue", "run", "daily")).isZero();

        assertThat(out).contains("No issue: ");
    }

    @Test
    void aStoryIsTakenBackWithANote() {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in("story", "retract", "the-cup-is-won", "--note", "It was a draw."))
                .isZero();

        in("story", "list");
        assertThat(out).contains("bridge").doesNotContain("cup");
        assertThat(in("story", "retract", "the-cup-is-won", "--note", "Again.")).isEqualTo(1);
        assertThat(err).contains("there is no story «the-cup-is-won»");
    }

    @Test
    void aRelayThatIsNotThereLosesNothing() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        Path settings = paper.resolve("config/gazette.conf");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replaceFirst("  host: \"\"", "  host: \"127.0.0.1\"")
                        .replaceFirst("  port: 587", "  port: 1")
                        .replaceFirst("  tls: \"required\"", "  tls: \"none\""));

        assertThat(in("issue", "run", "daily")).isEqualTo(1);
        assertThat(out).contains("127.0.0.1:1", "1 letter still waits");
        in("courier", "status", "--json");
        assertThat(out).contains("\"pending\":\"1\"");
    }

    @Test
    void aMailingIsPausedResumedAndCalledOff() {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        in("issue", "run", "daily");

        assertThat(in("issue", "pause", "daily", "--why", "a typo")).isZero();
        assertThat(out).contains("paused");
        assertThat(in("issue", "resume", "daily")).isZero();
        assertThat(in("issue", "resume", "daily")).isEqualTo(1);
        assertThat(err).contains("is not paused");
        assertThat(in("issue", "cancel", "daily")).isZero();
        assertThat(out).contains("cancelled");
    }

    @Test
    void whatIsDueNextIsListed() {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in("newsletter", "next", "-n", "2")).isZero();
        assertThat(out).contains("daily", "2 stories so far, lead: A new bridge opens");
    }

    @Test
    void anIssueIsTriedOutOnAFewAddressesAndMarksNothing() throws IOException {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in("issue", "run", "daily", "--test", "me@example.org", "you@example.org"))
                .isZero();
        assertThat(out).contains("/test-");
        assertThat(letters()).hasSize(2);
        in("issue", "list", "daily");
        assertThat(out).doesNotContain("A new bridge opens");
        assertThat(in("issue", "run", "daily")).isZero();
        assertThat(out).contains("Posted as No. 1");
    }

    @Test
    void aDraftIsEditedApprovedAndMade() {
        in("story", "import", folder.resolve("stories").toString());

        assertThat(in("issue", "draft", "daily")).isZero();
        assertThat(out)
                .containsSubsequence("A new bridge opens", "The cup is won")
                .contains(", open, made ");
        assertThat(in("issue", "edit", "daily", "--pin", "the-cup-is-won")).isZero();
        assertThat(out).containsSubsequence("The cup is won", "A new bridge opens");
        assertThat(in("issue", "edit", "daily", "--drop", "a-new-bridge-opens")).isZero();
        assertThat(out).doesNotContain("A new bridge opens");
        assertThat(in("issue", "edit", "daily", "--move", "the-cup-is-won")).isEqualTo(1);
        assertThat(err).contains("--move the-cup-is-won is not such as 17=2: a story and its place");
        assertThat(in("issue", "approve", "daily")).isZero();
        assertThat(out).startsWith("Approved: daily/");
        in("newsletter", "next", "--days", "2");
        assertThat(in("issue", "run", "daily")).isZero();
        assertThat(out).contains("The cup is won").doesNotContain("bridge");
        assertThat(in("issue", "draft", "daily")).isEqualTo(1);
        assertThat(err).contains("is made already, as No. 1: it can be edited no more");
    }

    @Test
    void theDaysToComeSayWhyAnIssueIsSkipped() throws IOException {
        Files.writeString(
                paper.resolve("config/newsletters/daily.conf"),
                "masthead: Daily, cadence: \"daily 07:00\", quiet-days: [sunday]\n");

        assertThat(in("newsletter", "next", "--days", "7")).isZero();
        assertThat(out.lines().filter(line -> line.startsWith("daily"))).hasSize(7);
        assertThat(out).containsOnlyOnce("no issue: a quiet day: sunday").contains("nothing so far: no story since");
        assertThat(in("newsletter", "next", "--days", "0")).isEqualTo(1);
    }

    @Test
    void aFolderThatIsNoNewsroomIsNamedWithTheWayOut() {
        assertThat(run("story", "list", "--home", folder.toString())).isEqualTo(1);

        assertThat(err).contains("holds no config/gazette.conf").contains("gazette init");
    }

    @Test
    void aMisspeltKeySaysWhichWasMeant() throws IOException {
        Path settings = paper.resolve("config/gazette.conf");
        Files.writeString(settings, Files.readString(settings).replaceFirst("  full-answers: 30", "  full-answer: 30"));

        assertThat(in("story", "list")).isEqualTo(1);
        assertThat(err)
                .contains("gazette.conf:")
                .contains("full-answer is no key")
                .contains("did you mean limits.full-answers?");
    }

    @Test
    void aTemplateWithATypoNamesFileLineAndWord() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        Files.createDirectories(paper.resolve("templates/mail"));
        Files.writeString(paper.resolve("templates/mail/issue.ftlh"), "<p>\n${headlin}</p>");

        assertThat(in("issue", "preview", "daily")).isEqualTo(1);
        assertThat(err).contains("templates/mail/issue.ftlh:2:").contains("headlin");
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(run("issue", "rnu", "daily")).isEqualTo(2);
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(in("issue", "run", "daily", "--date", "yesterday")).isEqualTo(2);
        assertThat(err).contains("yesterday");
    }

    @Test
    void aNewsletterThatIsNotThereIsAnsweredWithThoseThatAre() {
        assertThat(in("issue", "run", "dayly")).isEqualTo(1);
        assertThat(err).contains("there is no newsletter «dayly»; there is daily");
    }

    @Test
    void whoGetsFeedsByPushIsListedWithoutTheSecretOfTheAddress() {
        try (Database database = Database.sqlite(paper.resolve("data/gazette.db"))) {
            database.run(handle -> handle.execute("""
                    insert into hub_subscription (topic, callback, path, host, secret, lease_at, news, marked_at, told,
                        told_at, failures, due_at, reply, epoch, claimed_at)
                    values ('https://test.example/feeds/all.atom', 'https://reader.example/push?key=hidden',
                        '/feeds/all.atom', 'reader.example', 'hidden too', 4102444800000, 'a', 0, 'b',
                        0, 3, 0, 'HTTP 503', 0, 0)
                    """));
        }

        assertThat(in("hub", "list")).isZero();

        assertThat(out)
                .contains("https://test.example/feeds/all.atom  reader.example  2100-01-01 00:00  –")
                .contains("HTTP 503")
                .doesNotContain("hidden");
    }

    private List<Path> letters() throws IOException {
        try (Stream<Path> files = Files.list(paper.resolve("data/outbox"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    private int in(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--home", paper.toString()))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        int code = Gazette.run(new PrintWriter(said, true), new PrintWriter(complained, true), arguments);
        out = said.toString();
        err = complained.toString();
        return code;
    }
}
