package org.gazette.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a relay that does not answer is left alone: 30 seconds, then twice as long each time, up to 30 minutes. The
 * envelopes wait meanwhile and none of them is charged. Safe for many threads.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Clock clock;
    private Duration wait = Duration.ZERO;
    private Instant until = Instant.EPOCH;

    Backoff(Clock clock) {
        this.clock = clock;
    }

    /** A clock that was set back does not prolong it: who stands before its beginning does not wait either. */
    synchronized boolean open() {
        Instant now = clock.instant();
        return !now.isBefore(until) || now.isBefore(until.minus(wait));
    }

    /** @return how long it is left alone now; several workers that fail together count once */
    synchronized Duration failed() {
        if (open()) {
            Duration doubled = wait.isZero() ? FIRST : wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            until = clock.instant().plus(wait);
        }
        return wait;
    }

    /** It is left alone for the longest time at once. */
    synchronized Duration shut() {
        wait = LONGEST;
        until = clock.instant().plus(LONGEST);
        return LONGEST;
    }

    synchronized void succeeded() {
        wait = Duration.ZERO;
        until = Instant.EPOCH;
    }
}
