package org.gazette.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Slots;
import org.gazette.storage.Database;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings when a newsletter is due, once for all processes that share a database, and every minute in each of them.
 *
 * <p>Quartz is the alarm clock and no more. Each ring asks the table of slots what is unanswered: the newest slot is rung
 * for, if it is not older than its newsletter allows; all others are recorded as missed. So a ring that comes twice finds nothing
 * to do, one that never came is made up for by the next or at the next start, and a long absence ends in one issue, never
 * in a burst. A ring that fails is repeated every five minutes until it is. Two rings at the very same time
 * both call the {@link DutyEditor}, for which the slot's key makes one of them harmless.
 */
public final class Timetable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final Database database;
    private final Map<String, Newsletter> newsletters = new LinkedHashMap<>();
    private final Slots slots;
    private final DutyEditor dutyEditor;
    private final Runnable everyMinute;
    private final Duration minute;
    private final Clock clock;
    private @Nullable Running running;

    /** @param everyMinute what each process does at the full minute */
    public Timetable(
            Database database,
            List<Newsletter> newsletters,
            Slots slots,
            DutyEditor dutyEditor,
            Runnable everyMinute,
            Clock clock) {
        this(database, newsletters, slots, dutyEditor, everyMinute, Duration.ofMinutes(1), clock);
    }

    Timetable(
            Database database,
            List<Newsletter> newsletters,
            Slots slots,
            DutyEditor dutyEditor,
            Runnable everyMinute,
            Duration minute,
            Clock clock) {
        this.database = database;
        newsletters.forEach(newsletter -> this.newsletters.put(newsletter.name(), newsletter));
        this.slots = slots;
        this.dutyEditor = dutyEditor;
        this.everyMinute = everyMinute;
        this.minute = minute;
        this.clock = clock;
    }

    /** What is running between {@link #start} and {@link #close}. */
    private record Running(Scheduler scheduler, ScheduledExecutorService minutes) {}

    /** The next due moments of all newsletters, the earliest first. Needs no {@link #start}. */
    public List<Slot> next(int atMost) {
        return newsletters.values().stream()
                .flatMap(newsletter -> coming(newsletter).limit(atMost))
                .sorted(Comparator.comparing(Slot::due).thenComparing(Slot::newsletter))
                .limit(atMost)
                .toList();
    }

    /** All due moments within a time from now on, the earliest first. Needs no {@link #start}. */
    public List<Slot> within(Duration time) {
        Instant end = clock.instant().plus(time);
        return newsletters.values().stream()
                .flatMap(newsletter ->
                        coming(newsletter).takeWhile(slot -> !slot.due().isAfter(end)))
                .sorted(Comparator.comparing(Slot::due).thenComparing(Slot::newsletter))
                .toList();
    }

    private Stream<Slot> coming(Newsletter newsletter) {
        return Stream.iterate(
                        newsletter.cadence().next(clock.instant()),
                        due -> newsletter.cadence().next(due.at()))
                .map(due -> due.of(newsletter));
    }

    /** Sets the alarms, and rings at once for what was missed while nobody was running. */
    public synchronized void start() {
        try {
            Scheduler scheduler = Clockwork.wind(database);
            Watch watch = new Watch(newsletters, slots, dutyEditor, new Alarms(scheduler), clock);
            scheduler.setJobFactory((bundle, itself) -> new Ringing(watch::answer));
            ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(Timetable::thread);
            running = new Running(scheduler, minutes);
            watch.begin();
            scheduler.start();
            long untilFull = minute.toMillis() - clock.millis() % minute.toMillis();
            ScheduledFuture<?> unused = minutes.scheduleAtFixedRate(
                    () -> round(watch), untilFull, minute.toMillis(), TimeUnit.MILLISECONDS);
        } catch (SchedulerException e) {
            close();
            throw new IllegalStateException("the timetable cannot start: " + e.getMessage(), e);
        }
    }

    /** An exception would end the rounds. */
    private void round(Watch watch) {
        try {
            everyMinute.run();
        } catch (RuntimeException e) {
            LOG.error("what is done every minute failed: {}", e.getMessage(), e);
        }
        watch.setAll();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "minute");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops ringing; waits for the ring that is being answered. */
    @Override
    public synchronized void close() {
        if (running == null) {
            return;
        }
        try {
            running.minutes().shutdown();
            running.scheduler().shutdown(true);
            if (!running.minutes().awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("what is done every minute did not end within a minute");
            }
        } catch (SchedulerException e) {
            LOG.warn("the timetable did not stop cleanly: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = null;
    }
}
