package org.gazette.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a deferred envelope is offered to the relay again: after 1, 5, 15 and 30 minutes, then 1, 2 and 4 hours, then
 * every 4 hours, and no longer than three days after its Date or than its mailing lives. A relay of one's own queues for
 * itself, so this is sooner than the 30 minutes of RFC 5321 §4.5.4.1, which speaks of foreign hosts.
 *
 * <p>Each wait is multiplied by 0.8 to 1.2, so that what was deferred together does not come back together. The factor
 * follows from mailing, recipient and attempt: it is the same on every machine.
 */
public final class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));
    private static final Duration PATIENCE = Duration.ofDays(3);

    private RetrySchedule() {}

    /**
     * @param attempts how many were made, this one included; at least 1
     * @param first when the envelope was first offered
     * @param giveUp when its mailing ends
     * @param seed what the factor follows from
     * @return empty when patience is over
     */
    public static Optional<Instant> after(int attempts, Instant first, Instant giveUp, long seed, Instant now) {
        Duration wait = WAITS.get(Math.min(attempts, WAITS.size()) - 1);
        Instant next = now.plusMillis((long) (wait.toMillis() * factor(seed + attempts)));
        boolean over = next.isAfter(first.plus(PATIENCE)) || next.isAfter(giveUp);
        return over ? Optional.empty() : Optional.of(next);
    }

    static Optional<Instant> after(Envelope envelope, Instant now) {
        Instant first = envelope.datedAt().equals(Instant.EPOCH) ? now : envelope.datedAt();
        long seed = 31L * envelope.sack().name().hashCode()
                + envelope.recipientKey().hashCode();
        return after(envelope.attempts() + 1, first, envelope.sack().giveUpAt(), seed, now);
    }

    /** 0.8 up to 1.2: the upper bits of the seed, well mixed (SplitMix64). */
    private static double factor(long seed) {
        long mixed = (seed + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return 0.8 + 0.4 * ((mixed >>> 11) * 0x1.0p-53);
    }
}
