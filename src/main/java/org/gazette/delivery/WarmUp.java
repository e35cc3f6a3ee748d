package org.gazette.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many letters a new relay is given on each of its first days, until receivers know its address. After the last day
 * it is given all that comes.
 *
 * @param most of the first day, the second and so on
 */
public record WarmUp(LocalDate since, ZoneId zone, List<Integer> most) {
    public WarmUp {
        most = List.copyOf(most);
    }

    public LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** @return empty when the plan is over; nothing before its first day */
    public OptionalInt most(LocalDate day) {
        long number = ChronoUnit.DAYS.between(since, day);
        if (number < 0) {
            return OptionalInt.of(0);
        }
        return number < most.size() ? OptionalInt.of(most.get((int) number)) : OptionalInt.empty();
    }

    /** When the next day begins. */
    Instant next(Instant now) {
        return day(now).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
