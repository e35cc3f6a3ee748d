package org.gazette.newsletters;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Days on which a newsletter is silent, whatever its cadence says. Its stories wait for the next issue. */
public record QuietDays(List<Day> days) {
    public static final QuietDays NONE = new QuietDays(List.of());

    /**
     * One of them.
     *
     * @param words {@code sunday}, {@code 12-25} of every year, or {@code 2026-04-03}
     */
    public record Day(String words, Predicate<LocalDate> matches) {
        /** @throws IllegalArgumentException when the words are none of the three; the message begins with them in quotes */
        public static Day parse(String words) {
            String word = words.strip().toLowerCase(Locale.ROOT);
            if (Stream.of(DayOfWeek.values()).anyMatch(day -> day.name().equalsIgnoreCase(word))) {
                DayOfWeek weekday = DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
                return new Day(word, date -> date.getDayOfWeek() == weekday);
            }
            try {
                if (word.matches("\\d{2}-\\d{2}")) {
                    MonthDay day = MonthDay.parse("--" + word);
                    return new Day(word, date -> MonthDay.from(date).equals(day));
                }
                LocalDate day = LocalDate.parse(word);
                return new Day(word, day::equals);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "\"" + words + "\" is no day such as sunday, 12-25 or 2026-04-03", e);
            }
        }
    }

    public QuietDays {
        days = List.copyOf(days);
    }

    /** The words of the quiet day that a date is. */
    public Optional<String> on(LocalDate date) {
        return days.stream()
                .filter(day -> day.matches().test(date))
                .map(Day::words)
                .findFirst();
    }
}
