package org.gazette.newsletters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a newsletter is due, in which zone. A local moment that a change of clocks leaves out is due at the first valid
 * instant after the gap; one that comes twice is due once, the first time. A date that the zone never had (30 December
 * 2011 in Samoa) has no due moment. So due moments are strictly increasing, and a local date has at most one.
 *
 * @param words how the configuration says it, such as {@code daily 07:00}
 */
public record Cadence(String words, Rhythm rhythm, ZoneId zone) {
    /**
     * Reads {@code daily 07:00}, {@code weekdays 07:00}, {@code weekly monday 07:00}, {@code monthly 31 07:00} (the last
     * day of shorter months) or {@code cron 0 30 6 ? * MON-FRI}; times are local to the zone.
     *
     * @throws IllegalArgumentException naming the words and the way out
     */
    public static Cadence parse(String words, ZoneId zone, CronReader cron) {
        return new Cadence(words, new CadenceWords(words, cron).rhythm(), zone);
    }

    /** The first due moment strictly after an instant. */
    public Slot.Due next(Instant after) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            local = rhythm.next(local);
            Instant moment = moment(local);
            if (moment.isAfter(after) && exists(local.toLocalDate())) {
                return new Slot.Due(local.toLocalDate(), moment);
            }
        }
    }

    /** The due moment of a local date, if it has one. */
    public Optional<Slot.Due> on(LocalDate date) {
        Slot.Due due = next(date.atStartOfDay(zone).toInstant().minusMillis(1));
        while (due.date().isBefore(date)) {
            due = next(due.at());
        }
        return due.date().equals(date) ? Optional.of(due) : Optional.empty();
    }

    private Instant moment(LocalDateTime local) {
        return moment(local, zone);
    }

    /** When a clock on the wall shows a local moment first, or goes past it. */
    static Instant moment(LocalDateTime local, ZoneId zone) {
        @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    private boolean exists(LocalDate date) {
        return date.atStartOfDay(zone).toLocalDate().equals(date);
    }
}
