package org.gazette.newsletters;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * An hour at which a reader wants a newsletter, by the clock of a zone of his or her own.
 *
 * <p>An issue leaves at the first such hour at or after that of the newsletter. Which date that is follows from the two
 * clocks without their summer times, so it is the same the whole year, and each issue has a date of its own. Where a summer
 * time brings the hour forward, before the issue is made, it leaves when it is made. An hour that a change of clocks
 * leaves out is the first valid instant after the gap; of one that comes twice, the first counts.
 *
 * @param hour 0 to 23
 */
public record LocalHour(int hour, ZoneId zone) {
    /** When the issue of a slot leaves; never before the slot is due. */
    public Instant of(Cadence cadence, Slot slot) {
        LocalDateTime due = hourOf(cadence, slot);
        Instant standard = due.toInstant(standard(cadence.zone(), slot.due()));
        ZoneOffset own = standard(zone, slot.due());
        LocalDate date = slot.date().minusDays(2);
        while (date.atTime(hour, 0).toInstant(own).isBefore(standard)) {
            date = date.plusDays(1);
        }
        Instant moment = Cadence.moment(date.atTime(hour, 0), zone);
        return moment.isBefore(slot.due()) ? slot.due() : moment;
    }

    /** By the clock on the wall, though a change of clocks may have moved it; also of a slot that was opened by hand. */
    private static LocalDateTime hourOf(Cadence cadence, Slot slot) {
        LocalDateTime due = cadence.rhythm().next(slot.date().atStartOfDay().minusSeconds(1));
        return due.toLocalDate().equals(slot.date()) ? due : LocalDateTime.ofInstant(slot.due(), cadence.zone());
    }

    private static ZoneOffset standard(ZoneId zone, Instant at) {
        return zone.getRules().getStandardOffset(at);
    }

    /** {@code 07:00 America/New_York}. */
    @Override
    public String toString() {
        return "%02d:00 %s".formatted(hour, zone);
    }
}
