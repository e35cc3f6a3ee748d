package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens by name: each name has some at first and gets one more after each interval, up to as many. Who has not asked for
 * longest is forgotten when there are too many. Safe for many threads.
 */
final class Buckets {
    private static final int NAMES = 10_000;

    private final int most;
    private final Duration every;
    private final Clock clock;
    /** When the last token of a name will have been refilled: full when that is over. */
    private final Map<String, Instant> full = new LinkedHashMap<>(16, 0.75f, true);

    Buckets(int most, Duration every, Clock clock) {
        this.most = most;
        this.every = every;
        this.clock = clock;
    }

    /** @return whether there was a token to take */
    synchronized boolean take(String name) {
        Instant now = clock.instant();
        Instant before = full.getOrDefault(name, now);
        Instant after = (before.isBefore(now) ? now : before).plus(every);
        if (after.isAfter(now.plus(every.multipliedBy(most)))) {
            return false;
        }
        full.put(name, after);
        if (full.size() > NAMES) {
            full.remove(full.keySet().iterator().next());
        }
        return true;
    }
}
