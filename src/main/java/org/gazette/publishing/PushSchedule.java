package org.gazette.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * When something is offered again that was not taken: after 10 seconds, then three times as long each time, up to six
 * hours, for as long as anybody waits for it. Each wait is multiplied by 0.8 to 1.2, so that what failed together does not
 * come back together.
 */
final class PushSchedule {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);

    private PushSchedule() {}

    /**
     * @param failures in a row, this one included; at least 1
     * @param seed what the factor follows from
     */
    static Instant after(int failures, long seed, Instant now) {
        double wait = Math.min(FIRST.toMillis() * Math.pow(3, failures - 1.0), (double) LONGEST.toMillis());
        return now.plusMillis((long) (wait * new SplittableRandom(31 * seed + failures).nextDouble(0.8, 1.2)));
    }
}
