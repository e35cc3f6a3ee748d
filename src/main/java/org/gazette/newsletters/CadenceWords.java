package org.gazette.newsletters;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads how the configuration says a cadence. */
final class CadenceWords {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** A rhythm keeps the same hours on each of its dates, so the first date shows whether it has more than one. */
    private static final LocalDateTime BEFORE_A_DATE = LocalDateTime.of(1999, 12, 31, 23, 59, 59);

    private final String words;
    private final CronReader cron;

    CadenceWords(String words, CronReader cron) {
        this.words = words;
        this.cron = cron;
    }

    /** @throws IllegalArgumentException naming the words, what is wrong with them, and words that are right */
    Rhythm rhythm() {
        List<String> parts = List.of(words.strip().split("\\s+"));
        String shape = parts.get(0).toLowerCase(Locale.ROOT) + "/" + parts.size();
        return switch (shape) {
            case "daily/2" -> Rhythm.daily(time(parts.get(1)));
            case "weekdays/2" -> Rhythm.weekdays(time(parts.get(1)));
            case "weekly/3" -> Rhythm.weekly(weekday(parts.get(1)), time(parts.get(2)));
            case "monthly/3" -> Rhythm.monthly(dayOfMonth(parts.get(1)), time(parts.get(2)));
            default -> {
                if (!shape.startsWith("cron/")) {
                    throw fault("it is none of the five forms", null);
                }
                yield cron(words.strip().substring("cron".length()).strip());
            }
        };
    }

    private Rhythm cron(String expression) {
        Rhythm rhythm;
        try {
            rhythm = cron.read(expression);
        } catch (IllegalArgumentException e) {
            throw fault(String.valueOf(e.getMessage()), e);
        }
        LocalDateTime first = rhythm.next(BEFORE_A_DATE);
        LocalDateTime second = rhythm.next(first);
        if (first.toLocalDate().equals(second.toLocalDate())) {
            throw fault(
                    "it rings more than once on a date (" + first.toLocalTime() + " and " + second.toLocalTime()
                            + "), and a newsletter has one issue a date: give one second, one minute and one hour",
                    null);
        }
        return rhythm;
    }

    private LocalTime time(String text) {
        try {
            return LocalTime.parse(text, HOUR);
        } catch (DateTimeException e) {
            throw fault("«" + text + "» is not a time from 0:00 to 23:59", e);
        }
    }

    private DayOfWeek weekday(String text) {
        try {
            return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw fault("«" + text + "» is not a day from monday to sunday", e);
        }
    }

    private int dayOfMonth(String text) {
        if (!text.matches("[1-9]|[12]\\d|3[01]")) {
            throw fault("«" + text + "» is not a day of the month from 1 to 31", null);
        }
        return Integer.parseInt(text);
    }

    private IllegalArgumentException fault(String reason, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "cadence «" + words + "»: " + reason + "; write such as daily 07:00, weekdays 07:00,"
                        + " weekly monday 07:00, monthly 1 07:00 or cron 0 30 6 ? * MON-FRI",
                cause);
    }
}
