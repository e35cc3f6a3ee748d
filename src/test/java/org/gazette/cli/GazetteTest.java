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
import java.util.Locale;
import java.util.stream.Stream;
import org.gazette.delivery.SmallNameServer;
import org.gazette.publishing.Readership;
import org.gazette.publishing.Sketch;
import org.gazette.storage.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aKeyIsMadeThenUsedThenReplaced() throws IOException {
        assertThat(in("dkim", "list")).isEqualTo(1);
        assertThat(err).contains("dkim.domain is empty");
        Path settings = paper.resolve("config/gazette.conf");
        Files.writeString(settings, Files.readString(settings) + "\ndkim.domain: gazette.example\n");

        assertThat(in("dkim", "key", "2026a")).isZero();
        assertThat(out)
                .contains("2026a._domainkey.gazette.example. IN TXT ( \"v=DKIM1; k=rsa; p=", "gazette dkim use 2026a");
        assertThat(in("story", "list")).isZero();
        assertThat(in("dkim", "use", "2026a")).isZero();
        assertThat(in("dkim", "key", "2026e", "--ed25519")).isZero();
        assertThat(out).contains("k=ed25519");
        assertThat(in("dkim", "key", "2027a")).isZero();
        assertThat(in("dkim", "use", "2027a")).isZero();
        in("dkim", "list");

        assertThat(out.lines().map(line -> line.replaceAll("  .*?(waiting|in use|retired).*", " $1")))
                .contains("2026a retired", "2026e waiting", "2027a in use");
        Files.writeString(paper.resolve("config/dkim/2027a.pem"), "spoiled");
        assertThat(in("courier", "run")).isEqualTo(1);
        assertThat(err).contains("2027a.pem holds no key in PEM", "gazette dkim key");
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
        assertThat(in("courier", "status", "--to", "ada@example.org", "--json")).isZero();
        assertThat(out).contains("\"state\":\"accepted\"", "\"attempts\":1", "\"history\":[]");
        assertThat(in("courier", "status", "--to", "eve@example.org")).isEqualTo(1);
        assertThat(out).contains("No letter was ever addressed to eve@example.org.");
        assertThat(in("issue", "show", "daily", "--to", "ada@example.org")).isZero();
        assertThat(out).contains("Yes: the relay took it", "written to");
        assertThat(in("courier", "status", "--to", "nobody")).isEqualTo(1);
        assertThat(err).contains("'nobody' is not an address such as ada@example.org");
        assertThat(in("courier", "status", "--mailing", "daily/2001-01-01")).isEqualTo(1);
        assertThat(err).contains("there is no mailing «daily/2001-01-01»");
        assertThat(in("courier", "status", "--letters", "accepted")).isEqualTo(1);
        assertThat(err).contains("--letters asks for --mailing");
        assertThat(in("courier", "status", "-n", "0")).isEqualTo(1);
        assertThat(err).contains("-n = 0 is none");
        in("courier", "status", "--json");
        assertThat(out).contains("\"audience\":1,", "\"accepted\":1,");
        String mailing = "daily/" + LocalDate.now(ZoneOffset.UTC);
        in("courier", "status", "--letters", "accepted", "--mailing", mailing);
        assertThat(out).contains("ada@example.org", "written to");
    }

    @Test
    void anIssueShowsItsPageAndTheOneOfAWeekHasNone() throws IOException {
        Path newsletter = paper.resolve("config/newsletters/daily.conf");
        String today = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().name().toLowerCase(Locale.ROOT);
        Files.writeString(newsletter, Files.readString(newsletter) + "\nround-up: \"" + today + " 23:59\"\n");
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        in("subscriber", "add", "bea@example.org", "--frequency", "weekly");
        in("issue", "run", "daily");
        in("issue", "run", "daily.week");
        assertThat(out).contains("Posted as No. 1 to 1 reader");

        assertThat(in("issue", "show", "daily")).isZero();
        assertThat(out).contains("page ", "/newsletters/daily/");
        assertThat(in("issue", "show", "daily.week")).isZero();
        assertThat(out).contains("title ").doesNotContain("page ", "/newsletters/");
    }

    @Test
    void whoIsSuppressedIsCountedAndNotMailed() {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        assertThat(in("subscriber", "suppress", "ada@example.org", "--why", "asked by phone"))
                .isZero();

        assertThat(in("issue", "run", "daily")).isZero();

        in("courier", "status", "--json");
        assertThat(out).contains("\"suppressed\":1,", "\"accepted\":0,");
    }

    @Test
    void noNewStoriesMakeNoIssueAndTheReasonIsSaid() {
        assertThat(in("issue", "run", "daily")).isZero();

        assertThat(out).contains("No issue: ");
    }

    @Test
    void aStoryIsCorrectedWithANoteAndAllThatIsNotGivenStays() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        Path text = Files.writeString(folder.resolve("new.md"), "It is green, and *always* was.\n");

        assertThat(in("story", "correct", "a-new-bridge-opens", text.toString(), "--note", "It is green, not blue."))
                .isZero();
        assertThat(out).contains("Published as correction: A new bridge opens (https://test.example/stories/");

        in("story", "show", "a-new-bridge-opens");
        assertThat(out).contains("It is green, and always was.", "World", "It is green, not blue.");
        in("feed", "show", "sections/world", "--format", "json");
        assertThat(out).contains("\"revision\":{\"kind\":\"correction\",\"note\":\"It is green, not blue.\"");
        in("story", "import", folder.resolve("stories").toString());
        assertThat(out).as("what it was made from says nothing new").contains("2 unchanged");

        assertThat(in("story", "correct", "a-new-bridge-opens", "--kind", "typo", "--headline", "A new bridge is open"))
                .isZero();
        in("story", "show", "a-new-bridge-opens");
        assertThat(out).contains("A new bridge is open", "It is green, and always was.");
        assertThat(in("story", "correct", "a-new-bridge-opens", "--kind", "typo", "--headline", "A new bridge is open"))
                .isZero();
        assertThat(out).contains("Nothing changed");
    }

    @Test
    void aFileWithFrontMatterChangesWhatItNames() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        Path file = Files.writeString(
                folder.resolve("change.md"),
                "---\ntitle: The cup is drawn\nsection: Business\nrevision: update\n---\n");

        assertThat(in("story", "correct", "the-cup-is-won", file.toString(), "--kind", "update"))
                .isZero();

        in("story", "show", "the-cup-is-won");
        assertThat(out).contains("The cup is drawn", "Business", "By one goal.").doesNotContain("Sport");
    }

    @ParameterizedTest
    @CsvSource({
        "'a-new-bridge-opens --headline New', a correction needs a --note",
        "'a-new-bridge-opens --note Why', 'nothing to change: give a FILE, --headline or --standfirst'",
        "'a-new-bridge-opens --kind big --headline New', '--kind big is not typo, update or correction'",
        "'no-such-story --kind typo --headline New', there is no story «no-such-story»",
        "'a-new-bridge-opens nowhere.md --note Why', 'nowhere.md is no file that ends in .md, .markdown or .html'"
    })
    void aCorrectionThatCannotBeMeantIsRefusedWithTheWayOut(String words, String message) {
        in("story", "import", folder.resolve("stories").toString());

        String[] arguments = ("story correct " + words).split(" ");
        assertThat(in(arguments)).isEqualTo(1);

        assertThat(err).contains(message);
    }

    @Test
    void aStoryThatWouldBreakAFeedIsLeftOutAndTheOperatorIsTold() {
        in("story", "import", folder.resolve("stories").toString());
        try (Database database = Database.sqlite(paper.resolve("data/gazette.db"))) {
            database.run(handle -> handle.execute(
                    "update revision set headline = 'The cup' || char(1) where headline = 'The cup is won'"));
        }

        in("publish", folder.resolve("www").toString());
        assertThat(folder.resolve("www/feeds/all.rss"))
                .content()
                .contains("A new bridge opens")
                .doesNotContain("The cup");
        in("feed", "list");
        assertThat(err).contains("held back: entry tag:test.example,", "stories/the-cup-is-won as Atom: ", "U+0001");
        assertThat(in("feed", "list", "--faults")).isEqualTo(1);
        assertThat(out).contains("as RSS", "as JSON Feed");

        in("story", "correct", "the-cup-is-won", "--kind", "typo", "--headline", "The cup is ours");
        in("publish", folder.resolve("www").toString());
        assertThat(folder.resolve("www/feeds/all.rss")).content().contains("The cup is ours");
        assertThat(in("feed", "list", "--faults")).isZero();
    }

    @Test
    void whoReadsUsIsSaidForADay() {
        in("feed", "readers");
        assertThat(out).contains("Nobody fetched a feed on ");
        LocalDate day = LocalDate.of(2020, 11, 16);
        Sketch pollers = new Sketch();
        pollers.add(0x1234567890abcdefL);
        pollers.add(0xfedcba0987654321L);
        try (Database database = Database.sqlite(paper.resolve("data/gazette.db"))) {
            new Readership(database)
                    .add(List.of(
                            new Readership.Polls(day, "all", "", "", -1, 30, 10, 20, pollers),
                            new Readership.Polls(day, "all", "Feedly", "7", 312, 24, 4, 20, new Sketch())));
        }

        in("feed", "readers", "--date", "2020-11-16");
        assertThat(out).containsPattern("all +312 +2 +30 +10 +20 +Feedly 312");
        in("feed", "readers", "--date", "2020-11-16", "--agents", "all");
        assertThat(out).containsPattern("Feedly +312 +24");
        assertThat(in("feed", "readers", "--date", "2020-11-16", "--agents", "none"))
                .isEqualTo(1);
    }

    @Test
    void theConfiguredFolderIsBroughtInStep() throws IOException {
        in("story", "import", folder.resolve("stories").toString());
        assertThat(in("publish")).isEqualTo(1);
        assertThat(err).contains("where to? Name a folder");
        Path settings = paper.resolve("config/gazette.conf");
        Files.writeString(
                settings, Files.readString(settings).replaceFirst("  folder: \"\"", "  folder: \"../mirror\""));

        assertThat(in("publish")).isZero();

        assertThat(out)
                .contains("the folder ", "mirror: ")
                .containsPattern("\\d+ written, 0 unchanged, 0 stale removed");
        assertThat(folder.resolve("mirror/feeds/all.atom")).exists();
        assertThat(folder.resolve("mirror/feeds/all.atom.gz")).exists();
    }

    @Test
    void theFeedOfANewsletterIsListedAndShown() {
        in("story", "import", folder.resolve("stories").toString());
        in("feed", "list");
        assertThat(out).contains("newsletters/daily", "https://test.example/newsletters/daily.atom");

        assertThat(in("feed", "show", "newsletters/daily", "--format", "json")).isZero();
        assertThat(out).contains("\"feed_url\":\"https://test.example/newsletters/daily.json\"");
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
                settings, Files.readString(settings) + "\nrelay { host: \"127.0.0.1\", port: 1, tls: \"none\" }\n");

        assertThat(in("issue", "run", "daily")).isEqualTo(1);
        assertThat(out).contains("127.0.0.1:1", "1 letter still waits");
        in("courier", "status", "--json");
        assertThat(out).contains("\"pending\":1", "\"adds_up\":true");
        in("courier", "status");
        assertThat(out).contains("The relay «relay» fails since ", "Connection refused");
        in("courier", "relays");
        assertThat(out).contains("127.0.0.1:1", "fails, tried again at ");
    }

    @Test
    void aMailingIsPausedResumedAndCalledOff() {
        in("story", "import", folder.resolve("stories").toString());
        in("subscriber", "add", "ada@example.org");
        in("issue", "run", "daily");

        assertThat(in("issue", "pause", "daily", "--why", "a typo")).isZero();
        assertThat(out).contains("paused", "1 letter was sent already");
        assertThat(in("issue", "resume", "daily")).isZero();
        assertThat(in("issue", "resume", "daily")).isEqualTo(1);
        assertThat(err).contains("is not paused");
        assertThat(in("issue", "cancel", "daily")).isZero();
        assertThat(out).contains("cancelled", "1 letter was sent already and stays sent; 0 letters are not sent.");
    }

    @Test
    void aSetUpIsExaminedBeforeItSends() {
        in("story", "import", folder.resolve("stories").toString());
        try (SmallNameServer names = new SmallNameServer()) {
            names.mail("gazette.example", "mx.gazette.example").text("gazette.example", "v=spf1 -all");

            assertThat(in("doctor", "--dns", names.address())).isEqualTo(1);
        }

        assertThat(out)
                .contains(
                        "https://test.example/",
                        "SQLite can be written",
                        "v=spf1 -all (0 look-ups)",
                        "_dmarc.gazette.example")
                .contains("can be set, with ", "none is configured", "is the sample's", "Not fit to send: 2 things");
        assertThat(in("doctor", "--dns", "a b")).isEqualTo(1);
        assertThat(err).contains("'a b' is no name server");
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
    void aReadersOwnHourIsAWaveAndAnAlertGoesOnce() {
        in("story", "import", folder.resolve("stories").toString());
        assertThat(in("subscriber", "add", "ada@example.org", "--hour", "6", "--zone", "UTC"))
                .isZero();
        in("subscriber", "add", "bea@example.org", "--frequency", "weekly");
        in("subscriber", "add", "cy@example.org", "--alerts");
        assertThat(in("subscriber", "add", "dee@example.org", "--frequency", "hourly"))
                .isEqualTo(1);
        assertThat(err).contains("--frequency hourly is none of each-issue, weekly, alerts");

        in("newsletter", "next", "--days", "8");
        assertThat(out).contains("1 reader at 06:00 UTC", "daily.week", "; the week's issues for 1 reader");

        assertThat(in("issue", "alert", "daily", "a-new-bridge-opens", "--preview"))
                .isZero();
        assertThat(out).contains("A new bridge opens – ", "daily-alert-");
        assertThat(in("issue", "alert", "daily", "a-new-bridge-opens")).isZero();
        assertThat(out).contains("Posted as daily/alert-").contains(" to 1 reader.");
        assertThat(in("issue", "alert", "daily", "a-new-bridge-opens")).isZero();
        assertThat(out).contains("and is not sent again");
        assertThat(in("issue", "show", "daily", "--alert", "a-new-bridge-opens"))
                .isZero();
        assertThat(out).contains("daily/alert-");

        in("issue", "preview", "daily", "--to", "ada@example.org");
        assertThat(out).contains("Goes at ").contains(" 06:00:00.");
        assertThat(in("issue", "run", "daily")).isZero();
        assertThat(out).contains("to 2 readers", "1 letter waits for the hour of their readers");
        in("issue", "show", "daily");
        assertThat(out).contains("/at-", "waiting", "it leaves at ", "Together: audience 2 = accepted 1");
        in("issue", "show", "daily", "--to", "ada@example.org");
        assertThat(out).contains("06:00");
        assertThat(in("issue", "cancel", "daily", "--why", "enough")).isZero();
        assertThat(out)
                .contains("1 letter was sent already", "Together: audience 2 = accepted 1 + refused 0 + suppressed 1");
    }

    @Test
    void theDaysToComeSayWhyAnIssueIsSkipped() throws IOException {
        Files.writeString(
                paper.resolve("config/newsletters/daily.conf"),
                "masthead: Daily, cadence: \"daily 07:00\", quiet-days: [sunday]\n");

        assertThat(in("newsletter", "next", "--days", "7")).isZero();
        assertThat(out.lines().filter(line -> line.startsWith("daily"))).hasSize(7);
        assertThat(out).containsOnlyOnce("no issue: a quiet day: sunday").contains("nothing so far: no story since");
        assertThat(in("newsletter", "next", "--days", "0")).isEqualTo(2);
        assertThat(err).contains("'0' is no number from 1 to 1000000");
        assertThat(in("newsletter", "next", "-n", "-3")).isEqualTo(2);
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
