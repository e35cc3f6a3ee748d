package org.gazette.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At most so many letters in any stretch of time of this length, wherever it begins. They may go in a burst of up to a
 * fiftieth of them, and evenly after that; the burst is counted in, so the steady pace is as much lower.
 *
 * @param most at least 1
 */
public record Pace(int most, Duration per) {
    private static final Pattern WORDS = Pattern.compile("([1-9]\\d{0,8}) per (second|minute|hour|day)");
    private static final Map<String, Duration> UNITS = Map.of(
            "second", Duration.ofSeconds(1),
            "minute", Duration.ofMinutes(1),
            "hour", Duration.ofHours(1),
            "day", Duration.ofDays(1));
    private static final int BIGGEST_BURST = 256;

    /** @throws IllegalArgumentException when the words are none such as {@code 100 per second} */
    public static Pace parse(String words) {
        Matcher pace = WORDS.matcher(words.strip().toLowerCase(Locale.ROOT));
        if (!pace.matches()) {
            throw new IllegalArgumentException("'" + words
                    + "' is no pace: write 10 per second, 500 per minute, 2000 per" + " hour or 10000 per day");
        }
        Duration unit = Objects.requireNonNull(UNITS.get(pace.group(2)), "the pattern names the units");
        return new Pace(Integer.parseInt(pace.group(1)), unit);
    }

    /** How many may go at once after a rest. */
    int burst() {
        return Math.max(1, Math.min(most / 50, BIGGEST_BURST));
    }

    /**
     * Nanoseconds from one to the next in the long run. Of n letters within less than {@code per}, n - burst had to be
     * waited for, so n is less than burst + per / nanosEach, which is most + 1.
     */
    long nanosEach() {
        long steady = most - burst() + 1L;
        return (per.toNanos() + steady - 1) / steady;
    }

    @Override
    public String toString() {
        String unit = UNITS.entrySet().stream()
                .filter(one -> one.getValue().equals(per))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(per.toString());
        return most + " per " + unit;
    }
}
