package org.gazette.newsletters;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.function.Predicate;

/** A local rhythm, blind to time zones: the next moment strictly after another, and never two on one date. */
@FunctionalInterface
public interface Rhythm {
    LocalDateTime next(LocalDateTime after);

    static Rhythm daily(LocalTime time) {
        return on(date -> true, time);
    }

    /** Monday to Friday. */
    static Rhythm weekdays(LocalTime time) {
        return on(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0, time);
    }

    static Rhythm weekly(DayOfWeek day, LocalTime time) {
        return on(date -> date.getDayOfWeek() == day, time);
    }

    /** @param day 1 to 31; in a month that is shorter, its last day */
    static Rhythm monthly(int day, LocalTime time) {
        return after -> {
            YearMonth month = YearMonth.from(after);
            LocalDateTime moment = within(month, day).atTime(time);
            return moment.isAfter(after)
                    ? moment
                    : within(month.plusMonths(1), day).atTime(time);
        };
    }

    private static LocalDate within(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static Rhythm on(Predicate<LocalDate> dates, LocalTime time) {
        return after -> {
            LocalDate date = after.toLocalDate();
            if (!date.atTime(time).isAfter(after)) {
                date = date.plusDays(1);
            }
            while (!dates.test(date)) {
                date = date.plusDays(1);
            }
            return date.atTime(time);
        };
    }
}
