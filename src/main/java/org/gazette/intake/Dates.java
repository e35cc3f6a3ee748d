package org.gazette.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dates that people and programs write: ISO 8601 in all its looseness, RFC 822 as feeds have it, and dates with
 * the month in English words. Numbers with slashes are read only with the year first, since 11/12 is two days.
 */
final class Dates {
    private static final String TIME = "(?:(?:[Tt ]|,? +(?:at )?)\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?"
            + "\\s*([AaPp]\\.?[Mm]\\.?)?)?";
    private static final String ZONE = "\\s*([Zz]|[+-]\\d{1,2}(?::?\\d{2})?|[A-Za-z]+(?:/[A-Za-z_+-]+)*)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + TIME + ZONE);
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:[A-Za-z]{3,9},? +)?(\\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\\.?,?[ -](\\d{4})" + TIME + ZONE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:[A-Za-z]{3,9},? +)?([A-Za-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})" + TIME + ZONE);
    private static final Map<String, String> AMERICAN = Map.of(
            "EST", "-05:00", "EDT", "-04:00", "CST", "-06:00", "CDT", "-05:00", "MST", "-07:00", "MDT", "-06:00", "PST",
            "-08:00", "PDT", "-07:00");

    private Dates() {}

    /**
     * The moment that a date means. A date without a time is the first moment of its day that is that day in the zone
     * and in UTC, so that it stays the same day everywhere that Gazette prints it.
     *
     * @param zone of a date that names none
     * @throws IllegalArgumentException when it is no date; the message shows how one is written
     */
    static Instant read(String text, ZoneId zone) {
        String date = text.strip().replaceAll("\\s+", " ");
        try {
            return match(YEAR_FIRST, date, 1, 2, 3, zone)
                    .or(() -> match(DAY_FIRST, date, 3, 2, 1, zone))
                    .or(() -> match(MONTH_FIRST, date, 3, 1, 2, zone))
                    .orElseThrow(() -> new DateTimeException("unknown form"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "date «" + date + "» is none: write «2020-11-16 09:00» or «2020-11-16T09:00:00+01:00»", e);
        }
    }

    static Instant startOf(LocalDate day, ZoneId zone) {
        Instant there = day.atStartOfDay(zone).toInstant();
        Instant inUtc = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return there.isBefore(inUtc) ? inUtc : there;
    }

    private static Optional<Instant> match(Pattern form, String text, int year, int month, int day, ZoneId zone) {
        Matcher date = form.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        LocalDate on = LocalDate.of(
                Integer.parseInt(date.group(year)), month(date.group(month)), Integer.parseInt(date.group(day)));
        if (date.group(4) == null) {
            return Optional.of(startOf(on, zone(date.group(8), zone)));
        }
        return Optional.of(
                on.atTime(time(date)).atZone(zone(date.group(8), zone)).toInstant());
    }

    private static int month(String month) {
        if (Character.isDigit(month.charAt(0))) {
            return Integer.parseInt(month);
        }
        String name = month.equalsIgnoreCase("Sept") ? "SEP" : month.toUpperCase(Locale.ROOT);
        for (Month one : Month.values()) {
            if (one.name().equals(name) || one.name().substring(0, 3).equals(name)) {
                return one.getValue();
            }
        }
        throw new DateTimeException("no month " + month);
    }

    private static LocalTime time(Matcher date) {
        int hour = Integer.parseInt(date.group(4));
        String half = date.group(7);
        if (half != null) {
            boolean afternoon = half.toLowerCase(Locale.ROOT).startsWith("p");
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        String second = date.group(6);
        return LocalTime.of(hour, Integer.parseInt(date.group(5)), second == null ? 0 : Integer.parseInt(second));
    }

    private static ZoneId zone(@Nullable String named, ZoneId otherwise) {
        if (named == null || named.isEmpty()) {
            return otherwise;
        }
        String zone = named.toUpperCase(Locale.ROOT);
        if (zone.equals("Z") || zone.equals("UT") || zone.equals("UTC") || zone.equals("GMT")) {
            return ZoneOffset.UTC;
        }
        return ZoneId.of(AMERICAN.getOrDefault(zone, named));
    }
}
