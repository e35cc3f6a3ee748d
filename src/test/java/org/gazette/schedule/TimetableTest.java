package org.gazette.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Rhythm;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Slots;
import org.gazette.newsletters.Titles;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.storage.Vendor;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** Real alarms in real time; each waits for a moment that is a few seconds away. */
class TimetableTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration TOLERANCE = Duration.ofHours(6);
    /** It is about noon there, so that a moment near now is on the same date. */
    private static final ZoneId NOON =
            ZoneOffset.ofHours(12 - LocalDateTime.now(Clock.systemUTC()).getHour());

    private final List<Slot> rung = new CopyOnWriteArrayList<>();

    @OnBothDatabases
    void ringsAtTheMomentThatIsDueAndSetsTheNextAlarm(Database database) {
        Newsletter daily = dueIn(4, "daily");
        Instant due = daily.cadence().next(CLOCK.instant()).at();
        watchedSince(database, daily, Duration.ofHours(1));
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();

            await().atMost(Duration.ofSeconds(40)).until(() -> !rung.isEmpty());

            assertThat(rung).containsExactly(new Slot("daily", LocalDate.now(CLOCK.withZone(NOON)), due));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> alarms(database).equals(List.of("daily " + due.plus(Duration.ofDays(1)))));
        }
    }

    @OnBothDatabases
    void twoProcessesOnOneDatabaseRingOnce(Database database) {
        Newsletter daily = dueIn(8, "daily");
        Newsletter weekly = dueIn(9, "weekly");
        try (Timetable one = timetable(database, daily, weekly);
                Timetable other = timetable(database, daily, weekly)) {
            one.start();
            other.start();

            await().atMost(Duration.ofSeconds(40)).until(() -> rung.size() >= 2);
            await().atMost(Duration.ofSeconds(10)).until(() -> alarms(database).size() == 2);
        }
        assertThat(rung).extracting(Slot::newsletter).containsExactlyInAnyOrder("daily", "weekly");
    }

    @OnBothDatabases
    void afterALongAbsenceTheNewestSlotIsRungAndTheOthersAreRecorded(Database database) {
        Newsletter daily = dueIn(-3600, "daily");
        LocalDate today = LocalDate.now(CLOCK.withZone(NOON));
        watchedSince(database, daily, Duration.ofHours(60));
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();
            await().atMost(Duration.ofSeconds(40)).until(() -> !rung.isEmpty());
        }

        assertThat(rung).extracting(Slot::date).containsExactly(today);
        Issues issues = new Issues(database, CLOCK);
        assertThat(issues.slot("daily", today.minusDays(1)).orElseThrow().state())
                .isEqualTo("SKIPPED");
        assertThat(issues.slot("daily", today.minusDays(2)).orElseThrow().reason())
                .startsWith("missed: no press run before ");
        assertThat(issues.slot("daily", today.minusDays(3))).isEmpty();
    }

    @OnBothDatabases
    void whatAProcessBeganAndNeverFinishedIsRungAgain(Database database) {
        Newsletter daily = dueIn(-60, "daily");
        Slot begun = daily.cadence()
                .on(LocalDate.now(CLOCK.withZone(NOON)))
                .orElseThrow()
                .of(daily);
        watchedSince(database, daily, Duration.ofHours(1));
        database.run(handle -> handle.execute(
                "insert into slot (newsletter, slot_date, due_at, state, reason, recorded_at) values (?, ?, ?, 'OPEN', '', 0)",
                begun.newsletter(),
                begun.date(),
                begun.due()));
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();
            await().atMost(Duration.ofSeconds(40)).until(() -> !rung.isEmpty());
        }

        assertThat(rung).containsExactly(begun);
    }

    @OnBothDatabases
    void aSlotThatIsTooLateIsRecordedAndNotRung(Database database) {
        Newsletter daily = dueIn(-7 * 3600, "daily");
        LocalDate today = LocalDate.now(CLOCK.withZone(NOON));
        watchedSince(database, daily, Duration.ofHours(8));
        Issues issues = new Issues(database, CLOCK);
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> issues.slot("daily", today).isPresent());
        }

        assertThat(issues.slot("daily", today).orElseThrow().reason()).startsWith("missed: ");
        assertThat(rung).isEmpty();
    }

    /** The slot that comes was made before the clock was set back, and its moment comes a second time. */
    @OnBothDatabases
    void afterAClockThatWasSetBackASlotThatWasMadeIsNotRungForAgain(Database database) {
        Newsletter daily = dueIn(4, "daily");
        Slot.Due due = daily.cadence().next(CLOCK.instant());
        watchedSince(database, daily, Duration.ofHours(1));
        new Issues(database, CLOCK).skip(due.of(daily), "made by the clock as it was");
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();
            assertThat(alarms(database)).containsExactly("daily " + due.at());

            await().atMost(Duration.ofSeconds(40))
                    .until(() ->
                            alarms(database).equals(List.of("daily " + due.at().plus(Duration.ofDays(1)))));
        }
        assertThat(rung).isEmpty();
        assertThat(new Issues(database, CLOCK)
                        .slot("daily", due.date())
                        .orElseThrow()
                        .reason())
                .isEqualTo("made by the clock as it was");
    }

    @OnBothDatabases
    void aRingThatComesTwiceFindsTheSlotAnswered(Database database) throws SchedulerException {
        Newsletter daily = dueIn(-60, "daily");
        watchedSince(database, daily, Duration.ofHours(1));
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();
            await().atMost(Duration.ofSeconds(40)).until(() -> !rung.isEmpty());
            Scheduler another = Clockwork.wind(database);
            new Alarms(another).again("daily", CLOCK.instant());
            another.shutdown();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> repetition(database).equals(Instant.EPOCH));
        }
        assertThat(rung).hasSize(1);
    }

    /** A process died while it rang: its trigger is left in the tables as one that was fired and never ended. */
    @OnBothDatabases
    void aRingThatDiedWithItsProcessIsRungAgainForTheSameSlot(Database database) {
        Newsletter daily = dueIn(-60, "daily");
        Slot begun = daily.cadence()
                .on(LocalDate.now(CLOCK.withZone(NOON)))
                .orElseThrow()
                .of(daily);
        watchedSince(database, daily, Duration.ofHours(1));
        new Issues(database, CLOCK).skip(begun, "for a while");
        try (Timetable timetable = timetable(database, daily)) {
            timetable.start();
            database.run(handle -> handle.execute("delete from slot"));
            diedRinging(database, "dead-process");
            await().atMost(Duration.ofSeconds(60)).until(() -> !rung.isEmpty());
        }
        assertThat(rung).containsExactly(begun);
    }

    private static void diedRinging(Database database, String process) {
        long longAgo = CLOCK.millis() - Duration.ofMinutes(5).toMillis();
        database.run(handle -> {
            handle.execute(
                    "insert into qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)"
                            + " values ('gazette', ?, ?, 7500)",
                    process,
                    longAgo);
            handle.execute(
                    "insert into qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name,"
                            + " fired_time, sched_time, priority, state, job_name, job_group, is_nonconcurrent,"
                            + " requests_recovery) values ('gazette', 'entry', 'daily then', 'newsletter', ?, ?, ?, 5,"
                            + " 'EXECUTING', 'daily', 'newsletter', "
                            + (database.vendor() == Vendor.SQLITE ? "0, 1" : "false, true") + ")",
                    process,
                    longAgo,
                    longAgo);
        });
    }

    @OnBothDatabases
    void aRingThatFailsIsTriedAgainLater(Database database) {
        Newsletter daily = dueIn(-60, "daily");
        watchedSince(database, daily, Duration.ofHours(1));
        DutyEditor broken = (newsletter, slot) -> {
            rung.add(slot);
            throw new IllegalStateException("the press broke");
        };
        try (Timetable timetable = timetable(database, broken, daily)) {
            timetable.start();
            Instant later = CLOCK.instant().plus(Duration.ofMinutes(4));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> repetition(database).isAfter(later));
        }

        assertThat(rung).hasSize(1);
        assertThat(new Issues(database, CLOCK).slot("daily", rung.get(0).date()))
                .isEmpty();
    }

    @OnBothDatabases
    void alarmsFollowTheConfigurationAtTheNextStart(Database database) {
        Newsletter morning = dueIn(3600, "daily");
        Newsletter evening = dueIn(7200, "daily");
        try (Timetable before = timetable(database, morning, dueIn(3600, "weekly"))) {
            before.start();
            assertThat(alarms(database)).hasSize(2);
        }
        try (Timetable after = timetable(database, evening)) {
            after.start();
            Instant due = evening.cadence().next(CLOCK.instant()).at();
            assertThat(alarms(database)).containsExactly("daily " + due);
        }
    }

    @OnBothDatabases
    void closingWaitsForTheRingThatIsBeingAnswered(Database database) throws InterruptedException {
        Newsletter daily = dueIn(-60, "daily");
        watchedSince(database, daily, Duration.ofHours(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        DutyEditor slow = (newsletter, slot) -> {
            begun.countDown();
            await().atMost(Duration.ofSeconds(40)).until(() -> closing.getCount() == 0);
            await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            rung.add(slot);
        };
        Timetable timetable = timetable(database, slow, daily);
        timetable.start();
        begun.await();
        closing.countDown();
        timetable.close();

        assertThat(rung).hasSize(1);
    }

    @OnBothDatabases
    void eachProcessHasItsMinuteThoughOneOfThemFails(Database database) {
        AtomicInteger minutes = new AtomicInteger();
        Runnable failing = () -> {
            if (minutes.incrementAndGet() == 1) {
                throw new IllegalStateException("the site is full");
            }
        };
        Newsletter daily = dueIn(3600, "daily");
        try (Timetable timetable = new Timetable(
                database,
                List.of(daily),
                new Slots(database, CLOCK),
                dutyEditor(database),
                failing,
                Duration.ofMillis(50),
                CLOCK)) {
            timetable.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> minutes.get() >= 3);
        }
    }

    @OnBothDatabases
    void tellsWhatIsDueWhenWithoutBeingStarted(Database database) {
        Newsletter daily = dueIn(3600, "daily");
        Newsletter weekly = dueIn(7200, "weekly");
        Timetable timetable = timetable(database, weekly, daily);

        assertThat(timetable.next(3)).extracting(Slot::newsletter).containsExactly("daily", "weekly", "daily");
        assertThat(alarms(database)).isEmpty();
    }

    private Timetable timetable(Database database, Newsletter... newsletters) {
        return timetable(database, dutyEditor(database), newsletters);
    }

    private static Timetable timetable(Database database, DutyEditor dutyEditor, Newsletter... newsletters) {
        return new Timetable(database, List.of(newsletters), new Slots(database, CLOCK), dutyEditor, () -> {}, CLOCK);
    }

    /** A press that finds nothing to print, which answers the slot. */
    private DutyEditor dutyEditor(Database database) {
        Issues issues = new Issues(database, CLOCK);
        return (newsletter, slot) -> {
            rung.add(slot);
            issues.skip(slot, "no story");
        };
    }

    private static void watchedSince(Database database, Newsletter newsletter, Duration ago) {
        new Slots(database, Clock.offset(CLOCK, ago.negated())).watch(newsletter);
    }

    /** Daily at the time of day that is some seconds from now. */
    private static Newsletter dueIn(long seconds, String name) {
        LocalDateTime moment =
                LocalDateTime.now(CLOCK.withZone(NOON)).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        return Titles.of(name, new Cadence("daily", Rhythm.daily(moment.toLocalTime()), NOON), 1, 5)
                .by(Titles.notLater(TOLERANCE));
    }

    private static List<String> alarms(Database database) {
        return database.read(handle -> handle.createQuery(
                        "select trigger_name from qrtz_triggers where trigger_state <> 'COMPLETE' order by trigger_name")
                .mapTo(String.class)
                .list());
    }

    /** When the last alarm that is no newsletter's regular one goes off. */
    private static Instant repetition(Database database) {
        return database.read(handle -> handle.createQuery(
                        "select coalesce(max(next_fire_time), 0) from qrtz_triggers where trigger_group = 'newsletter again'")
                .mapTo(Instant.class)
                .one());
    }
}
