package org.gazette.schedule;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.gazette.newsletters.Slot;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** The alarms of the newsletters: a durable job each, and one-shot triggers by the slot that they ring for. */
final class Alarms {
    private static final String GROUP = "newsletter";
    /** Quartz may ring up to 2 ms early, when a story of the very moment would still wait for its hour. */
    private static final Duration AFTER_THE_MOMENT = Duration.ofMillis(10);

    private final Scheduler scheduler;

    Alarms(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Takes away the alarms of newsletters that are no more. */
    void keepOnly(Set<String> newsletters) throws SchedulerException {
        for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
            if (!newsletters.contains(job.getName())) {
                scheduler.deleteJob(job);
            }
        }
    }

    /** The alarm of a newsletter; another node takes over what a dead one was ringing. */
    void add(String newsletter) throws SchedulerException {
        scheduler.addJob(
                newJob(Ringing.class)
                        .withIdentity(newsletter, GROUP)
                        .storeDurably()
                        .requestRecovery()
                        .build(),
                true);
    }

    /**
     * Sets the alarm for a slot to come, and takes away those for other moments to come, of an earlier cadence. One whose
     * moment has come stays, though it may ring a little later: who asks at the full minute must not silence it.
     */
    void set(Slot slot, Instant now) throws SchedulerException {
        TriggerKey wanted = new TriggerKey(slot.newsletter() + " " + slot.due(), GROUP);
        for (Trigger trigger : scheduler.getTriggersOfJob(new JobKey(slot.newsletter(), GROUP))) {
            boolean other = trigger.getKey().getGroup().equals(GROUP)
                    && !trigger.getKey().equals(wanted);
            if (other && moment(trigger).isAfter(now)) {
                scheduler.unscheduleJob(trigger.getKey());
            }
        }
        if (!scheduler.checkExists(wanted)) {
            schedule(slot.newsletter(), wanted, slot.due().plus(AFTER_THE_MOMENT));
        }
    }

    /** What it rings for. */
    private static Instant moment(Trigger trigger) {
        return trigger.getStartTime().toInstant().minus(AFTER_THE_MOMENT);
    }

    /** Rings once more at a moment; what waits already stays as it is. */
    void again(String newsletter, Instant at) throws SchedulerException {
        schedule(newsletter, new TriggerKey(newsletter + " " + at, GROUP + " again"), at);
    }

    /** A key that is there was put by another node, for the same. */
    private void schedule(String newsletter, TriggerKey key, Instant at) throws SchedulerException {
        try {
            scheduler.scheduleJob(newTrigger()
                    .withIdentity(key)
                    .forJob(newsletter, GROUP)
                    .startAt(Date.from(at))
                    .withSchedule(simpleSchedule().withMisfireHandlingInstructionFireNow())
                    .build());
        } catch (ObjectAlreadyExistsException e) {
            return;
        }
    }
}
