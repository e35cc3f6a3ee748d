package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gazette.publishing.Press.MONDAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsroom;
import org.gazette.newsletters.Titles;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.typesetting.Editions;

class PressRunTest {
    @OnBothDatabases
    void anIssueIsMadeAndPostedToEveryActiveReader(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "A new bridge opens", "world");
        press.reader("ada@example.org", "");
        press.reader("bea@example.org", "de", "world");
        press.subscribers.leave(press.reader("cy@example.org", ""), "daily", "test");

        PressRun.Result result = press.runMonday();

        Issue issue = press.newsroom.issues.of("daily", MONDAY).orElseThrow();
        assertThat(result).isEqualTo(new PressRun.Posted(issue, 2));
        assertThat(issue.state()).isEqualTo(Issue.State.POSTED);
        assertThat(issue.title()).contains("Gazette Daily").contains("A new bridge opens");
        assertThat(press.envelopes()).containsExactly("ada@example.org READY en/", "bea@example.org READY de/world");
        assertThat(press.told).containsExactly(issue);
        assertThat(press.editions.of(issue.id(), Editions.ARCHIVE)).isPresent();
    }

    @OnBothDatabases
    void runTwiceItPostsOnce(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "");
        press.runMonday();
        press.reader("late@example.org", "");

        assertThat(press.runMonday()).isInstanceOf(PressRun.AlreadyPosted.class);
        assertThat(press.envelopes()).hasSize(1);
        assertThat(press.told).hasSize(1);
    }

    @OnBothDatabases
    void ofManyAtOnceOnePosts(Database database) throws Exception {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<PressRun.Result>> running =
                Stream.generate(() -> threads.submit(press::runMonday)).limit(8).toList();
        int posted = 0;
        for (Future<PressRun.Result> one : running) {
            posted += one.get() instanceof PressRun.Posted ? 1 : 0;
        }
        threads.shutdown();

        assertThat(posted).isEqualTo(1);
        assertThat(press.count("issue")).isEqualTo(1);
        assertThat(press.count("envelope")).isEqualTo(1);
    }

    /** Each of these tables is out of reach in turn, which ends a run at the step that needs it. */
    @OnBothDatabases
    void afterACrashBetweenAnyTwoStepsTheNextRunFinishesTheSameIssue(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.newsroom.story("2020-11-16T06:10:00Z", "more news", "art");
        press.reader("ada@example.org", "");
        press.reader("bea@example.org", "", "art");
        for (String table : List.of("slot", "issue_story", "edition", "mailing", "letter", "envelope")) {
            database.run(handle -> handle.execute("alter table " + table + " rename to gone"));
            assertThatThrownBy(press::runMonday)
                    .describedAs("without %s", table)
                    .isInstanceOf(RuntimeException.class);
            database.run(handle -> handle.execute("alter table gone rename to " + table));
            assertThat(press.count("envelope")).isZero();
            assertThat(press.told).isEmpty();
        }
        Issue begun = press.newsroom.issues.of("daily", MONDAY).orElseThrow();
        press.newsroom.story("2020-11-16T06:20:00Z", "news that came meanwhile", "world");

        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);

        Issue posted = press.newsroom.issues.of("daily", MONDAY).orElseThrow();
        assertThat(posted.id()).isEqualTo(begun.id());
        assertThat(posted.number()).isEqualTo(1);
        assertThat(posted.title()).isEqualTo(begun.title());
        assertThat(press.editions
                        .of(posted.id(), Editions.ARCHIVE)
                        .orElseThrow()
                        .plain())
                .contains("more news")
                .doesNotContain("meanwhile");
        assertThat(press.envelopes()).containsExactly("ada@example.org READY en/", "bea@example.org READY en/art");
    }

    @OnBothDatabases
    void anEditionThatWasKeptIsTheOneThatIsMailed(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "");
        database.run(handle -> handle.execute("alter table mailing rename to gone"));
        assertThatThrownBy(press::runMonday).isInstanceOf(RuntimeException.class);
        database.run(handle -> handle.execute("alter table gone rename to mailing"));
        database.run(handle -> handle.execute("update edition set subject = 'as it was set first'"));

        press.runMonday();

        assertThat(database.<String, RuntimeException>read(handle -> handle.createQuery("select subject from letter")
                        .mapTo(String.class)
                        .one()))
                .isEqualTo("as it was set first");
    }

    @OnBothDatabases
    void aFailureOfWhatFollowsLeavesTheIssuePosted(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        PressRun run = press.telling(issue -> {
            throw new IllegalStateException("the site is full");
        });

        assertThat(run.run(press.daily, Newsroom.slot("2020-11-16"))).isInstanceOf(PressRun.Posted.class);
    }

    @OnBothDatabases
    void nothingNewMakesNoIssueAndTheReasonIsKept(Database database) {
        Press press = new Press(database);

        assertThat(press.runMonday()).isEqualTo(new PressRun.Skipped("no story since 2020-11-15 07:00"));
        assertThat(press.newsroom.issues.slot("daily", MONDAY).orElseThrow().reason())
                .isEqualTo("no story since 2020-11-15 07:00");

        press.newsroom.story("2020-11-16T06:00:00Z", "late news", "world");
        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);
    }

    @OnBothDatabases
    void aStoryWhoseHourIsTheIssuesHourIsInIt(Database database) {
        Press press = new Press(database);
        press.newsroom.clock.set("2020-11-16T06:00:00Z");
        press.newsroom.story("2020-11-16T07:00:00Z", "embargoed until seven", "world");
        press.newsroom.clock.set("2020-11-16T07:00:00.010Z");

        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);
    }

    @OnBothDatabases
    void readersWithNothingInItForThemGetNothing(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "", "sport");
        press.reader("bea@example.org", "en");
        press.reader("cy@example.org", "");

        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);
        assertThat(press.envelopes()).containsExactly("bea@example.org READY en/", "cy@example.org READY en/");
        assertThat(press.count("letter")).isEqualTo(1);
    }

    @OnBothDatabases
    void aSuppressedReaderIsCountedAndGetsNothing(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "");
        database.run(
                handle -> handle.execute(
                        "insert into suppression (address_hash, reason, suppressed_at) select address_hash, 'complaint', 1 from subscriber"));

        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);
        assertThat(press.envelopes()).containsExactly("ada@example.org SUPPRESSED en/");
    }

    @OnBothDatabases
    void aReaderWhoPausesGetsNothingUntilThePauseIsOver(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "");
        press.reader("bo@example.org", "");
        Instant now = press.newsroom.clock.instant();
        pause(database, "ada@example.org", now.plusSeconds(60));
        pause(database, "bo@example.org", now.minusSeconds(60));

        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);
        assertThat(press.envelopes()).containsExactly("bo@example.org READY en/");
    }

    private static void pause(Database database, String address, Instant until) {
        database.run(handle -> handle.createUpdate("""
                        update subscription set pause_until = :until
                        where subscriber in (select id from subscriber where address = :address)
                        """)
                .bind("until", until)
                .bind("address", address)
                .execute());
    }

    @OnBothDatabases
    void withoutReadersTheIssueIsInTheArchiveAllTheSame(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");

        assertThat(press.runMonday()).isInstanceOfSatisfying(PressRun.Posted.class, posted -> {
            assertThat(posted.audience()).isZero();
            assertThat(press.editions.of(posted.issue().id(), Editions.ARCHIVE)).isPresent();
        });
    }

    @OnBothDatabases
    void aPreviewShowsWhatARunWouldPostAndLeavesNoTrace(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", "");
        Variant everything = new Variant(List.of(), Locale.ENGLISH);

        Proof.Pulled proof = (Proof.Pulled) press.run.preview(press.daily, MONDAY, everything);

        assertThat(List.of("slot", "issue", "edition", "mailing", "envelope"))
                .allMatch(table -> press.count(table) == 0);
        Issue posted = ((PressRun.Posted) press.runMonday()).issue();
        assertThat(proof.issue().number()).isEqualTo(posted.number());
        assertThat(proof.edition())
                .isEqualTo(press.editions.of(posted.id(), Editions.ARCHIVE).orElseThrow());
        assertThat(press.run.preview(press.daily, MONDAY, everything))
                .describedAs("of an issue that is posted: the same once more")
                .isInstanceOfSatisfying(
                        Proof.Pulled.class, again -> assertThat(again.issue()).isEqualTo(posted));
        assertThat(press.run.preview(press.daily, MONDAY, new Variant(List.of("sport"), Locale.ENGLISH)))
                .hasToString("nothing in daily/2020-11-16 for readers of en/sport");
    }

    @OnBothDatabases
    void byHandTodaysIssueIsMadeNowThoughItsHourHasNotCome(Database database) {
        Press press = new Press(database);
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        press.newsroom.story("2020-11-16T06:00:00Z", "early news", "world");

        PressRun.Posted posted = (PressRun.Posted) press.run.run(press.daily, MONDAY);

        assertThat(posted.issue().openedAt()).isEqualTo("2020-11-16T06:30:00Z");
        press.newsroom.clock.set("2020-11-16T07:00:00Z");
        assertThat(press.run.run(press.daily, MONDAY)).isEqualTo(new PressRun.AlreadyPosted(posted.issue()));
    }

    @OnBothDatabases
    void aDateWithoutAnIssueOrToComeIsRefusedWithTheWayOut(Database database) {
        Press press = new Press(database);
        Newsletter weekdays = Titles.daily("weekdays 07:00", 1, 5);

        assertThatThrownBy(() -> press.run.run(weekdays, LocalDate.of(2020, 11, 14)))
                .hasMessage("daily («weekdays 07:00») has no issue on 2020-11-14;"
                        + " the next one is due 2020-11-16 07:00 UTC");
        assertThatThrownBy(() -> press.run.run(weekdays, LocalDate.of(2020, 11, 17)))
                .hasMessage("daily/2020-11-17 is due 2020-11-17 07:00 UTC and cannot be run before that day:"
                        + " preview it instead");
        assertThat(press.count("slot")).isZero();
    }
}
