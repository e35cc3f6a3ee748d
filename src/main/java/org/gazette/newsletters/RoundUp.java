package org.gazette.newsletters;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When the round-up of a week is due, for readers who want one letter a week. */
public record RoundUp(DayOfWeek day, LocalTime time) {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Reads {@code sunday 09:00}. @throws IllegalArgumentException when it is no day and hour */
    public static RoundUp parse(String words) {
        String[] parts = words.strip().split("\\s+", -1);
        try {
            if (parts.length == 2) {
                return new RoundUp(
                        DayOfWeek.valueOf(parts[0].toUpperCase(Locale.ROOT)), LocalTime.parse(parts[1], HOUR));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw fault(words, e);
        }
        throw fault(words, null);
    }

    private static IllegalArgumentException fault(String words, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "«" + words + "» is no day of the week with an hour: write such as sunday 09:00", cause);
    }

    Cadence in(ZoneId zone) {
        return new Cadence(
                "weekly " + day.name().toLowerCase(Locale.ROOT) + " " + time, Rhythm.weekly(day, time), zone);
    }
}
