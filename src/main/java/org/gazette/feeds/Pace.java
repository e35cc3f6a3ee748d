package org.gazette.feeds;

import java.time.Duration;
import java.util.stream.IntStream;

/** How often a feed is worth asking for: a quarter of its rhythm, as minutes that divide an hour. */
final class Pace {
    private static final int HOUR = 60;
    /** Of an hour, so that {@code ttl} and {@code sy:updateFrequency} say the same as {@code max-age}. */
    private static final int[] MINUTES = {60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1};

    private Pace() {}

    /** @param rhythm the time between changes; zero when unknown */
    static Duration fresh(Duration rhythm) {
        long quarter = rhythm.toMinutes() / 4;
        int minutes = rhythm.isZero()
                ? HOUR
                : IntStream.of(MINUTES)
                        .filter(part -> part <= quarter)
                        .findFirst()
                        .orElse(1);
        return Duration.ofMinutes(minutes);
    }

    static int minutes(Duration fresh) {
        return (int) Math.max(1, Math.min(HOUR, fresh.toMinutes()));
    }

    static int timesAnHour(Duration fresh) {
        return HOUR / minutes(fresh);
    }
}
