package org.gazette.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gazette.newsletters.Slot;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;

class AlarmsTest {
    private static final Instant SEVEN = Instant.parse("2036-11-16T07:00:00Z");
    private static final Slot TODAY = new Slot("daily", LocalDate.of(2036, 11, 16), SEVEN);
    private static final Slot TOMORROW = new Slot("daily", LocalDate.of(2036, 11, 17), SEVEN.plus(Duration.ofDays(1)));

    private Scheduler scheduler;

    @AfterEach
    void stop() throws SchedulerException {
        scheduler.shutdown();
    }

    @OnBothDatabases
    void whoSetsTheNextAlarmAtTheVeryMomentDoesNotSilenceTheOneThatIsAboutToRing(Database database) throws Exception {
        Alarms alarms = alarms(database);
        alarms.set(TODAY, SEVEN.minusSeconds(60));

        alarms.set(TOMORROW, SEVEN.plusMillis(3));

        assertThat(set()).containsExactlyInAnyOrder("daily " + SEVEN, "daily " + TOMORROW.due());
    }

    @OnBothDatabases
    void anAlarmOfAnEarlierCadenceIsTakenAway(Database database) throws Exception {
        Alarms alarms = alarms(database);
        alarms.set(TODAY, SEVEN.minusSeconds(60));

        alarms.set(new Slot("daily", TODAY.date(), SEVEN.plusSeconds(3600)), SEVEN.minusSeconds(30));

        assertThat(set()).containsExactly("daily " + SEVEN.plusSeconds(3600));
    }

    @OnBothDatabases
    void theAlarmsOfANewsletterThatIsNoMoreGoWithIt(Database database) throws Exception {
        Alarms alarms = alarms(database);
        alarms.set(TODAY, SEVEN.minusSeconds(60));

        alarms.keepOnly(Set.of("weekly"));

        assertThat(set()).isEmpty();
    }

    private Alarms alarms(Database database) throws SchedulerException {
        scheduler = Clockwork.wind(database);
        Alarms alarms = new Alarms(scheduler);
        alarms.add("daily");
        return alarms;
    }

    private List<String> set() throws SchedulerException {
        return scheduler.getTriggersOfJob(new JobKey("daily", "newsletter")).stream()
                .map(Trigger::getKey)
                .map(key -> key.getName())
                .toList();
    }
}
