package org.gazette.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Slots;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the alarms of the newsletters set, and answers them. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(5);

    private final Map<String, Newsletter> newsletters;
    private final Slots slots;
    private final DutyEditor dutyEditor;
    private final Alarms alarms;
    private final Clock clock;

    Watch(Map<String, Newsletter> newsletters, Slots slots, DutyEditor dutyEditor, Alarms alarms, Clock clock) {
        this.newsletters = newsletters;
        this.slots = slots;
        this.dutyEditor = dutyEditor;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Sets all alarms, and one for now where a slot is unanswered. */
    void begin() throws SchedulerException {
        alarms.keepOnly(newsletters.keySet());
        for (Newsletter newsletter : newsletters.values()) {
            slots.watch(newsletter);
            alarms.add(newsletter.name());
            if (!slots.unanswered(newsletter).isEmpty()) {
                alarms.again(newsletter.name(), clock.instant());
            }
            set(newsletter);
        }
    }

    /** Sets every alarm that is not set, whatever happened to it. */
    void setAll() {
        newsletters.values().forEach(newsletter -> tryTo(newsletter, this::set));
    }

    /** Answers the alarm of a newsletter and sets the next one. */
    void answer(String name) {
        @Nullable Newsletter newsletter = newsletters.get(name);
        if (newsletter == null) {
            LOG.warn("{}: an alarm for a newsletter that this process does not know", name);
            return;
        }
        try {
            answer(newsletter, slots.unanswered(newsletter));
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: failed, tried again in {} minutes: {}", name, AFTER_A_FAILURE.toMinutes(), e.getMessage(), e);
            Instant later = clock.instant().plus(AFTER_A_FAILURE);
            tryTo(newsletter, failed -> alarms.again(name, later));
        }
        tryTo(newsletter, this::set);
    }

    private void answer(Newsletter newsletter, List<Slot> unanswered) {
        if (unanswered.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Slot newest = unanswered.get(unanswered.size() - 1);
        boolean tooLate = now.isAfter(newest.due().plus(newsletter.rules().notLater()));
        List<Slot> missed = tooLate ? unanswered : unanswered.subList(0, unanswered.size() - 1);
        if (!missed.isEmpty()) {
            String reason = "missed: no press run before " + moment(newsletter, now);
            slots.skip(missed, reason);
            missed.forEach(slot -> LOG.warn("{}: skipped: {}", slot, reason));
        }
        if (!tooLate) {
            dutyEditor.call(newsletter, newest);
        }
    }

    private void set(Newsletter newsletter) throws SchedulerException {
        Instant now = clock.instant();
        alarms.set(newsletter.cadence().next(now).of(newsletter), now);
    }

    /** What concerns the scheduler. */
    private interface Setting {
        void make(Newsletter newsletter) throws SchedulerException;
    }

    private static void tryTo(Newsletter newsletter, Setting setting) {
        try {
            setting.make(newsletter);
        } catch (SchedulerException | RuntimeException e) {
            LOG.error(
                    "{}: its alarm cannot be set, tried again within a minute: {}", newsletter.name(), e.getMessage());
        }
    }

    private static String moment(Newsletter newsletter, Instant at) {
        return MOMENT.format(at.atZone(newsletter.cadence().zone()));
    }
}
