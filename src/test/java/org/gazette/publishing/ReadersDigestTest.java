package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.gazette.delivery.Ledger;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Rules;
import org.gazette.newsletters.Titles;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Draft;
import org.gazette.stories.Story;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.Wishes;

/** What readers chose, kept by the press run: how often, at what hour, until when not, and what they had before. */
class ReadersDigestTest {
    private static final LocalDate MONDAY = Press.MONDAY;
    private static final String NOON = "daily/2020-11-16/at-2020-11-16T12:00:00Z";
    private static final Wishes EACH = Wishes.NONE;
    private static final Wishes WEEKLY = Wishes.of(List.of(), "", Frequency.WEEKLY, -1, "");
    private static final Wishes ALERTS = Wishes.of(List.of(), "", Frequency.ALERTS, -1, "");

    private static Wishes at(int hour, String zone, String... sections) {
        return Wishes.of(List.of(sections), "", Frequency.EACH_ISSUE, hour, zone);
    }

    // WAVES ---------------------------------------------------------------------------------------------------------

    @OnBothDatabases
    void readersOfALaterHourWaitInAWaveOfTheSameIssueAndShareItsLetter(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("ada@example.org", EACH);
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.reader("cy@example.org", at(12, "Europe/London"));
        press.reader("dee@example.org", at(7, "Asia/Tokyo"));
        press.reader("eve@example.org", at(7, ""));

        assertThat(press.run(press.daily, "2020-11-16"))
                .isInstanceOfSatisfying(
                        PressRun.Posted.class,
                        posted -> assertThat(posted.audience()).isEqualTo(5));

        assertThat(press.letters())
                .containsExactly(
                        "ada@example.org daily/2020-11-16 READY en/",
                        "bea@example.org " + NOON + " READY en/",
                        "cy@example.org " + NOON + " READY en/",
                        "dee@example.org daily/2020-11-16/at-2020-11-16T22:00:00Z READY en/",
                        "eve@example.org daily/2020-11-16 READY en/");
        assertThat(press.count("letter")).isEqualTo(1);
        Ledger ledger = new Ledger(database);
        assertThat(ledger.waves("daily/2020-11-16"))
                .allMatch(one -> one.waits() && one.addsUp())
                .extracting(one -> one.mailing() + " " + one.pending())
                .containsExactlyInAnyOrder(NOON + " 2", "daily/2020-11-16/at-2020-11-16T22:00:00Z 1");
        assertThat(ledger.triedUntil(NOON))
                .as("its time to live counts from its hour")
                .contains(Instant.parse("2020-11-18T12:00:00Z"));
        assertThat(ledger.find("daily/2020-11-16", EmailAddress.of("bea@example.org"))
                        .orElseThrow()
                        .nextAt())
                .contains(Instant.parse("2020-11-16T12:00:00Z"));
    }

    @OnBothDatabases
    void aWaveGoesOnceWhateverRingsAndWhateverTheClockSays(Database database) throws Exception {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.run(press.daily, "2020-11-16");

        press.newsroom.clock.set("2020-11-16T11:59:59Z");
        assertThat(press.waves().round(List.of(press.daily))).isZero();
        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        assertThat(together(press)).isEqualTo(1);
        press.newsroom.clock.set("2020-11-16T09:00:00Z");
        assertThat(press.run.run(press.daily, MONDAY)).isInstanceOf(PressRun.AlreadyPosted.class);
        press.newsroom.clock.set("2020-11-16T12:01:00Z");
        assertThat(press.waves().round(List.of(press.daily))).isZero();
        assertThat(press.letters()).containsExactly("bea@example.org " + NOON + " READY en/");
        assertThat(new Ledger(database).waves("daily/2020-11-16").get(0).state())
                .isEqualTo("RUNNING");
    }

    /** Four processes at the very same time. @return how many let the wave go */
    private static int together(Press press) throws InterruptedException {
        java.util.concurrent.atomic.AtomicInteger gone = new java.util.concurrent.atomic.AtomicInteger();
        List<Thread> processes = java.util.stream.Stream.generate(
                        () -> new Thread(() -> gone.addAndGet(press.waves().round(List.of(press.daily)))))
                .limit(4)
                .toList();
        processes.forEach(Thread::start);
        for (Thread one : processes) {
            one.join();
        }
        return gone.get();
    }

    @OnBothDatabases
    void aLaterWaveDoesNotCarryWhatWasTakenBackAndCarriesWhatWasMended(Database database) {
        Press press = new Press(database);
        Story bridge = press.newsroom.story("2020-11-16T06:00:00Z", "A bridge opens", "world");
        press.newsroom.story("2020-11-16T05:00:00Z", "A film is shown", "culture");
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.reader("cy@example.org", at(7, "America/New_York", "world"));
        press.reader("dee@example.org", at(7, "America/New_York", "culture"));
        press.run(press.daily, "2020-11-16");
        press.newsroom.clock.set("2020-11-16T10:00:00Z");
        press.newsroom.desk.retract(bridge.number(), "it did not");
        press.newsroom.file(new Draft("A film is shown")
                .published(Instant.parse("2020-11-16T05:00:00Z"))
                .headline("A film is shown twice")
                .section("culture")
                .body("<p>A film is shown twice, it is said.</p>"));

        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        assertThat(press.waves().round(List.of(press.daily))).isEqualTo(1);

        assertThat(press.printed("bea@example.org", "daily/2020-11-16", "A bridge opens", "A film is shown twice"))
                .containsExactly("A film is shown twice");
        assertThat(press.letters())
                .containsExactly(
                        "bea@example.org " + NOON + " READY en//at-2020-11-16T12:00:00Z",
                        "cy@example.org " + NOON + " SUPPRESSED en/world",
                        "dee@example.org " + NOON + " READY en/culture/at-2020-11-16T12:00:00Z");
        assertThat(new Ledger(database).waves("daily/2020-11-16").get(0).addsUp())
                .isTrue();
    }

    @OnBothDatabases
    void newerNewsLeadsALaterWaveUnderTheSameNumberAndIsNotRepeatedToItsReaders(Database database) {
        Press press = new Press(database);
        Newsletter daily = press.daily.by(Rules.USUAL.with(Rules.LaterWaves.NEWER_LEAD));
        press.newsroom.story("2020-11-16T02:00:00Z", "A bridge opens", "world");
        press.reader("ada@example.org", EACH);
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.run(daily, "2020-11-16");
        press.accept();
        press.newsroom.clock.set("2020-11-16T11:00:00Z");
        press.newsroom.story("2020-11-16T10:00:00Z", "A minister resigns", "world");
        press.newsroom.story("2020-11-16T10:30:00Z", "A cup is won", "sport");

        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        press.waves().round(List.of(daily));
        press.accept();

        assertThat(press.printed(
                        "bea@example.org",
                        "daily/2020-11-16",
                        "No. 1",
                        "A bridge opens",
                        "A minister resigns",
                        "A cup"))
                .containsExactly("No. 1", "A bridge opens", "A minister resigns");
        press.run(daily, "2020-11-17");
        press.newsroom.clock.set("2020-11-17T12:00:00Z");
        press.waves().round(List.of(daily));
        assertThat(press.printed("ada@example.org", "daily/2020-11-17", "A minister resigns", "A cup is won"))
                .containsExactly("A minister resigns", "A cup is won");
        assertThat(press.printed("bea@example.org", "daily/2020-11-17", "A minister resigns", "A cup is won"))
                .containsExactly("A cup is won");
    }

    @OnBothDatabases
    void anIssueThatIsPausedOrCalledOffHoldsItsWavesToo(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.reader("dee@example.org", at(7, "Asia/Tokyo"));
        press.run(press.daily, "2020-11-16");
        Ledger ledger = new Ledger(database);

        assertThat(ledger.pause("daily/2020-11-16", "wait")).isTrue();
        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        assertThat(press.waves().round(List.of(press.daily))).isZero();
        assertThat(ledger.resume("daily/2020-11-16")).isTrue();
        assertThat(press.waves().round(List.of(press.daily))).isEqualTo(1);

        assertThat(ledger.cancel("daily/2020-11-16", "wrong")).isTrue();
        press.newsroom.clock.set("2020-11-16T22:00:00Z");
        assertThat(press.waves().round(List.of(press.daily))).isZero();
        assertThat(press.letters()).allMatch(line -> line.contains("SUPPRESSED"));
    }

    @OnBothDatabases
    void aWaveThatNobodyLetGoInTimeIsRecordedAndItsReadersCatchUp(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "A bridge opens", "world");
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.run(press.daily, "2020-11-16");

        press.newsroom.clock.set("2020-11-17T00:01:00Z");
        assertThat(press.waves().round(List.of(press.daily))).isZero();
        assertThat(new Ledger(database).waves("daily/2020-11-16").get(0))
                .satisfies(one -> assertThat(one.reason()).startsWith("missed: nothing let it go before"))
                .satisfies(one -> assertThat(one.suppressed()).isEqualTo(1));

        press.newsroom.story("2020-11-17T00:00:00Z", "A minister resigns", "world");
        press.run(press.daily, "2020-11-17");
        assertThat(press.printed("bea@example.org", "daily/2020-11-17", "A bridge opens", "A minister resigns"))
                .hasSize(2);
    }

    @OnBothDatabases
    void whoPausesBeforeTheHourComesGetsItInTheCatchUp(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "A bridge opens", "world");
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.run(press.daily, "2020-11-16");
        press.reader("bea@example.org", at(7, "America/New_York").pausedUntil(Instant.parse("2020-11-17T00:00:00Z")));

        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        press.waves().round(List.of(press.daily));
        assertThat(press.letters()).containsExactly("bea@example.org " + NOON + " SUPPRESSED en/");

        press.newsroom.story("2020-11-16T11:00:00Z", "A minister resigns", "world");
        press.run(press.daily, "2020-11-17");
        assertThat(press.printed("bea@example.org", "daily/2020-11-17", "A bridge opens", "A minister resigns"))
                .hasSize(2);
    }

    // PAUSES --------------------------------------------------------------------------------------------------------

    @OnBothDatabases
    void afterAPauseThereIsOneCatchUpWithWhatWasMissedAndThenAllIsAsUsual(Database database) {
        Press press = new Press(database);
        press.reader("ada@example.org", EACH);
        press.reader("bea@example.org", EACH.pausedUntil(Instant.parse("2020-11-18T00:00:00Z")));
        press.newsroom.story("2020-11-16T06:00:00Z", "Monday brings a bridge", "world");
        press.run(press.daily, "2020-11-16");
        Story gone = press.newsroom.story("2020-11-17T06:00:00Z", "Tuesday brings a rumour", "world");
        press.newsroom.story("2020-11-17T06:10:00Z", "Tuesday brings a minister", "culture");
        press.run(press.daily, "2020-11-17");
        press.newsroom.desk.retract(gone.number(), "it was none");
        press.newsroom.clock.set("2020-11-18T06:30:00Z");
        press.newsroom.story("2020-11-18T06:00:00Z", "Wednesday brings a cup", "sport");
        Proof.Pulled shown = (Proof.Pulled)
                press.copies().pull(press.daily, LocalDate.of(2020, 11, 18), EmailAddress.of("bea@example.org"));
        press.run(press.daily, "2020-11-18");
        press.newsroom.story("2020-11-19T06:00:00Z", "Thursday brings rain", "world");
        press.run(press.daily, "2020-11-19");

        String[] all = {"Monday brings", "a rumour", "a minister", "Wednesday brings", "Thursday brings"};
        assertThat(press.letters().stream().filter(line -> line.startsWith("bea")))
                .hasSize(2);
        assertThat(press.printed("bea@example.org", "daily/2020-11-18", all))
                .containsExactly("Monday brings", "a minister", "Wednesday brings");
        assertThat(press.printed("ada@example.org", "daily/2020-11-18", "Monday brings", "Wednesday brings"))
                .containsExactly("Wednesday brings");
        assertThat(press.printed("bea@example.org", "daily/2020-11-19", all)).containsExactly("Thursday brings");
        assertThat(shown.edition().plain()).contains("While you were away", "Monday brings", "Wednesday brings");
        assertThat(shown.edition()).isEqualTo(edition(press, "daily/2020-11-18", "bea@example.org"));
    }

    private static org.gazette.typesetting.Edition edition(Press press, String mailing, String address) {
        String[] name = mailing.split("/");
        Issue issue =
                press.newsroom.issues.of(name[0], LocalDate.parse(name[1])).orElseThrow();
        String variant = press.letters().stream()
                .filter(line -> line.startsWith(address + " " + mailing))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
        return press.editions.of(issue.id(), variant).orElseThrow();
    }

    // ROUND-UPS -----------------------------------------------------------------------------------------------------

    @OnBothDatabases
    void weeklyReadersGetOneLetterAWeekOfWhatTheIssuesCarried(Database database) {
        Press press = new Press(database);
        press.reader("ada@example.org", EACH);
        press.reader("bea@example.org", WEEKLY);
        press.newsroom.story("2020-11-16T06:00:00Z", "Monday brings a bridge", "world");
        press.run(press.daily, "2020-11-16");
        Story gone = press.newsroom.story("2020-11-18T06:00:00Z", "Wednesday brings a rumour", "world");
        press.newsroom.story("2020-11-18T06:10:00Z", "Wednesday brings a film", "culture");
        press.run(press.daily, "2020-11-18");
        press.newsroom.desk.retract(gone.number(), "it was none");

        assertThat(press.runWeek(press.daily, "2020-11-22")).isInstanceOf(PressRun.Posted.class);
        assertThat(press.runWeek(press.daily, "2020-11-22")).isInstanceOf(PressRun.AlreadyPosted.class);

        assertThat(press.letters())
                .containsExactly(
                        "ada@example.org daily/2020-11-16 READY en/",
                        "ada@example.org daily/2020-11-18 READY en/",
                        "bea@example.org daily.week/2020-11-22 READY en/");
        assertThat(press.printed(
                        "bea@example.org", "daily.week/2020-11-22", "Monday brings", "a rumour", "a film", "the week"))
                .containsExactly("Monday brings", "a film", "the week");
        assertThat(press.newsroom
                        .issues
                        .of("daily.week", LocalDate.of(2020, 11, 22))
                        .orElseThrow()
                        .title())
                .contains("Nov 16, 2020 – Nov 22, 2020");

        press.newsroom.story("2020-11-24T06:00:00Z", "Tuesday brings a cup", "sport");
        press.run(press.daily, "2020-11-24");
        press.runWeek(press.daily, "2020-11-29");
        assertThat(press.printed("bea@example.org", "daily.week/2020-11-29", "Monday brings", "a film", "a cup"))
                .containsExactly("a cup");
    }

    @OnBothDatabases
    void anIssueThatWasMadeLateIsInTheNextRoundUp(Database database) {
        Press press = new Press(database);
        press.reader("bea@example.org", WEEKLY);
        press.newsroom.story("2020-11-16T06:00:00Z", "Monday brings a bridge", "world");
        press.run(press.daily, "2020-11-16");
        press.runWeek(press.daily, "2020-11-22");
        press.newsroom.story("2020-11-22T06:00:00Z", "Sunday brings a film", "culture");
        press.run.run(press.daily, org.gazette.newsletters.Newsroom.slot("2020-11-22"));

        press.runWeek(press.daily, "2020-11-29");

        assertThat(press.printed("bea@example.org", "daily.week/2020-11-29", "Monday brings", "Sunday brings"))
                .containsExactly("Sunday brings");
    }

    @OnBothDatabases
    void aRoundUpThatNobodyWantsIsSkippedWithTheReason(Database database) {
        Press press = new Press(database);
        press.reader("ada@example.org", EACH);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.run(press.daily, "2020-11-16");

        assertThat(press.runWeek(press.daily, "2020-11-22"))
                .isEqualTo(new PressRun.Skipped("nobody wants daily once a week"));
        assertThat(press.newsroom
                        .issues
                        .slot("daily.week", LocalDate.of(2020, 11, 22))
                        .orElseThrow()
                        .reason())
                .isEqualTo("nobody wants daily once a week");
    }

    // ALERTS --------------------------------------------------------------------------------------------------------

    @OnBothDatabases
    void anAlertGoesOnceToWhoWantsItAndIsNotRepeatedToWhoGotIt(Database database) {
        Press press = new Press(database);
        press.reader("ada@example.org", EACH.withAlerts(true));
        press.reader("bea@example.org", EACH.withAlerts(true));
        press.reader("cy@example.org", EACH);
        press.reader("dee@example.org", ALERTS);
        press.reader("eve@example.org", Wishes.of(List.of("culture"), "", Frequency.ALERTS, -1, ""));
        press.reader("fay@example.org", EACH.withAlerts(true).pausedUntil(Instant.parse("2020-11-16T06:50:00Z")));
        press.reader(
                "gil@example.org",
                Wishes.of(List.of("world"), "de", Frequency.EACH_ISSUE, -1, "").withAlerts(true));
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        Story bridge = press.newsroom.story("2020-11-16T06:20:00Z", "A bridge falls", "world");
        press.newsroom.story("2020-11-16T06:25:00Z", "A film is shown", "culture");
        String alert = "daily/alert-" + bridge.number();

        assertThat(press.alerts().send(press.daily, bridge)).isEqualTo(OptionalInt.of(4));
        assertThat(press.alerts().send(press.daily, bridge)).isEmpty();

        assertThat(press.letters())
                .containsExactly(
                        "ada@example.org " + alert + " READY en/",
                        "bea@example.org " + alert + " READY en/",
                        "dee@example.org " + alert + " READY en/",
                        "gil@example.org " + alert + " READY de/world");
        press.accept();
        database.run(
                handle -> handle.execute("update envelope set state = 'REFUSED' where recipient = 'bea@example.org'"));
        press.run(press.daily, "2020-11-16");

        String[] both = {"A bridge falls", "A film is shown"};
        assertThat(press.printed("ada@example.org", "daily/2020-11-16", both)).containsExactly("A film is shown");
        assertThat(press.printed("bea@example.org", "daily/2020-11-16", both)).containsExactly(both);
        assertThat(press.printed("cy@example.org", "daily/2020-11-16", both)).containsExactly(both);
        assertThat(press.printed("fay@example.org", "daily/2020-11-16", both)).containsExactly(both);
        assertThat(press.letters()).noneMatch(line -> line.startsWith("gil@example.org daily/2020-11-16"));
        Issue issue = press.newsroom.issues.of("daily", MONDAY).orElseThrow();
        assertThat(press.newsroom.issues.withNothing(issue))
                .as("a variant without anything is recorded")
                .containsExactly(java.util.Map.entry("de/world/told-" + bridge.number(), 1L));
    }

    @OnBothDatabases
    void whoGetsAnAlertWhileTheIssueWaitsForHisHourFindsItWithoutTheStory(Database database) {
        Press press = new Press(database);
        press.reader("ada@example.org", at(7, "America/New_York").withAlerts(true));
        press.reader("bea@example.org", at(7, "America/New_York"));
        press.reader("cy@example.org", at(7, "America/New_York", "world").withAlerts(true));
        Story bridge = press.newsroom.story("2020-11-16T06:20:00Z", "A bridge falls", "world");
        press.newsroom.story("2020-11-16T06:25:00Z", "A film is shown", "culture");
        press.run(press.daily, "2020-11-16");
        press.newsroom.clock.set("2020-11-16T10:00:00Z");
        press.alerts().send(press.daily, bridge);
        press.accept();
        Proof.Pulled shown = pull(press, "ada@example.org");

        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        press.waves().round(List.of(press.daily));

        String[] both = {"A bridge falls", "A film is shown"};
        assertThat(press.printed("ada@example.org", "daily/2020-11-16", both)).containsExactly("A film is shown");
        assertThat(press.printed("bea@example.org", "daily/2020-11-16", both)).containsExactly(both);
        assertThat(press.letters()).contains("cy@example.org " + NOON + " SUPPRESSED en/world");
        assertThat(shown.edition().plain()).contains("A film is shown").doesNotContain("A bridge falls");
    }

    @OnBothDatabases
    void anAlertIsShownAndTriedOutWithoutATrace(Database database) {
        Press press = new Press(database);
        Story bridge = press.newsroom.story("2020-11-16T06:20:00Z", "A bridge falls", "world");

        Proof.Pulled proof = (Proof.Pulled)
                press.alerts().preview(press.daily, bridge, new Variant(List.of(), java.util.Locale.GERMAN));

        assertThat(proof.edition().subject()).isEqualTo("A bridge falls – Gazette Daily");
        assertThat(proof.edition().plain())
                .contains("Eilmeldung", "A bridge falls")
                .doesNotContain("Nr. 0");
        assertThat(press.count("mailing")).isZero();
        assertThat(press.count("ahead")).isZero();
    }

    // PREVIEW -------------------------------------------------------------------------------------------------------

    @OnBothDatabases
    void aPreviewIsWhatTheReaderGetsOrWhyNothing(Database database) {
        Press press = new Press(database);
        press.reader("ada@example.org", EACH.withAlerts(true));
        press.reader("bea@example.org", at(7, "America/New_York", "culture"));
        press.reader("cy@example.org", WEEKLY);
        press.reader("dee@example.org", ALERTS);
        press.reader("eve@example.org", EACH.pausedUntil(Instant.parse("2020-12-01T00:00:00Z")));
        Story bridge = press.newsroom.story("2020-11-16T06:00:00Z", "A bridge falls", "world");
        press.newsroom.story("2020-11-16T06:10:00Z", "A film is shown", "culture");
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        press.alerts().send(press.daily, bridge);
        press.accept();

        Proof.Pulled ada = pull(press, "ada@example.org");
        Proof.Pulled bea = pull(press, "bea@example.org");
        assertThat(ada.edition().plain()).contains("A film is shown").doesNotContain("A bridge falls");
        assertThat(bea.leaves()).contains(Instant.parse("2020-11-16T12:00:00Z"));
        assertThat(why(press, "cy@example.org"))
                .isEqualTo("cy@example.org gets one letter a week, weekly sunday 09:00 UTC");
        assertThat(why(press, "dee@example.org")).startsWith("dee@example.org wants alerts alone");
        assertThat(why(press, "eve@example.org")).startsWith("eve@example.org pauses until 2020-12-01");

        press.run(press.daily, "2020-11-16");
        assertThat(ada.edition()).isEqualTo(edition(press, "daily/2020-11-16", "ada@example.org"));
        assertThat(pull(press, "ada@example.org").edition()).isEqualTo(ada.edition());
        assertThat(bea.edition()).isEqualTo(edition(press, NOON.substring(0, 16), "bea@example.org"));
        assertThat(why(press, "eve@example.org")).startsWith("no letter of daily/2020-11-16 was addressed");
        assertThat(press.copies().pull(press.daily, LocalDate.of(2020, 11, 22), EmailAddress.of("cy@example.org")))
                .isInstanceOf(Proof.Pulled.class);
    }

    private static Proof.Pulled pull(Press press, String address) {
        return (Proof.Pulled) press.copies().pull(press.daily, MONDAY, EmailAddress.of(address));
    }

    private static String why(Press press, String address) {
        return press.copies()
                .pull(press.daily, MONDAY, EmailAddress.of(address))
                .toString();
    }

    // TOGETHER ------------------------------------------------------------------------------------------------------

    /** Whatever readers choose, each who wants issues has one letter of it. */
    @OnBothDatabases
    void eachReaderHasOneLetterOfEachIssueOverSomeZonesAndTheChangeOfClocks(Database database) {
        Press press = new Press(database);
        Newsletter daily = Titles.daily("daily 07:00", 1, 5);
        List<String> zones = List.of("America/New_York", "Europe/London", "Asia/Tokyo", "Australia/Lord_Howe");
        for (String zone : zones) {
            for (int hour : List.of(0, 2, 7, 23)) {
                press.reader(hour + "@" + zone.replaceAll("[/_]", "-") + ".example", at(hour, zone));
            }
        }
        press.newsroom.clock.set("2021-03-10T00:00:00Z");
        for (LocalDate date = LocalDate.of(2021, 3, 11);
                date.isBefore(LocalDate.of(2021, 3, 17));
                date = date.plusDays(1)) {
            press.newsroom.story(date + "T01:00:00Z", "news of " + date, "world");
            for (int hour = 0; hour < 24; hour++) {
                press.newsroom.clock.set("%sT%02d:00:00Z".formatted(date, hour));
                if (hour == 7) {
                    assertThat(press.another().run(daily, org.gazette.newsletters.Newsroom.slot(date.toString())))
                            .isInstanceOf(PressRun.Posted.class);
                }
                press.waves().round(List.of(daily));
                press.accept();
            }
        }
        press.newsroom.clock.set("2021-03-17T06:00:00Z");
        press.waves().round(List.of(daily));
        press.accept();

        List<Integer> letters = database.read(
                handle -> handle.createQuery("""
                        select count(*) from envelope join mailing on mailing.id = envelope.mailing
                        where envelope.state = 'ACCEPTED'
                        group by recipient, substr(mailing.name, 1, 16)
                        """).mapTo(Integer.class).list());
        assertThat(letters).hasSize(16 * 6).containsOnly(1);
    }
}
