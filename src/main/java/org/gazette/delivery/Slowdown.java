package org.gazette.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a mail domain is slowed down because it asked for it. It rests for a minute and is then offered 120 letters a
 * minute, half as many each time that it asks again, down to one; after ten minutes in which it did not ask it is
 * one step faster, and in the end as fast as any.
 *
 * @param level 0 is not at all
 * @param since when it asked last
 */
record Slowdown(int level, Instant since) {
    static final Slowdown NONE = new Slowdown(0, Instant.EPOCH);

    /** Nothing is offered for so long after it asked. What it says within that time counts once. */
    static final Duration REST = Duration.ofMinutes(1);

    static final Duration RECOVERY = Duration.ofMinutes(10);
    private static final int FASTEST = 120;
    private static final int DEEPEST = 8;

    /** After so long nothing is left of it, however deep it was. */
    static final Duration FORGOTTEN = RECOVERY.multipliedBy(DEEPEST);

    /**
     * What «not now, and not so fast» looks like: the connection ended with 421, or the status and the words of a 4xx
     * speak of rate, load or reputation. Greylisting and a full mailbox are the reader's own, and slow nobody down.
     */
    private static final Pattern ASKS = Pattern.compile(
            "421\\b.*|4\\d\\d[ -](?!.*gr[ea]y-?list).*(\\b4\\.7\\.28\\b|\\b4\\.3\\.2\\b|\\b4\\.4\\.5\\b|too (many|much|fast)"
                    + "|\\brate\\b|rate.?limit|throttl|slow(er)? down|concurren|congest|overload|unusual|volume|busy"
                    + "|reputation|temporarily (deferred|blocked|rejected)).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Of these the reader's own mailbox is the cause, whatever the words. */
    private static final Pattern READERS_OWN = Pattern.compile("4\\d\\d[ -]4\\.(2\\.\\d|5\\.3)\\b.*", Pattern.DOTALL);

    /** Whether a reply that means not now asks for fewer letters as well. */
    static boolean asked(String reply) {
        return ASKS.matcher(reply).matches() && !READERS_OWN.matcher(reply).matches();
    }

    /** As it is by now. */
    Slowdown at(Instant now) {
        long steps = Math.max(0, Duration.between(since, now).toMillis() / RECOVERY.toMillis());
        return steps == 0
                ? this
                : new Slowdown((int) Math.max(0, level - steps), since.plus(RECOVERY.multipliedBy(steps)));
    }

    /** As it is when the domain asks. */
    Slowdown more(Instant now) {
        return restedAt().isAfter(now) ? this : new Slowdown(Math.min(DEEPEST, at(now).level + 1), now);
    }

    /** Nothing is offered before. */
    Instant restedAt() {
        return level == 0 ? Instant.EPOCH : since.plus(REST);
    }

    /** Empty when it goes at its usual pace. */
    Optional<Pace> pace() {
        int most = Math.max(1, FASTEST >> Math.max(0, level - 1));
        return level == 0 ? Optional.empty() : Optional.of(new Pace(most, Duration.ofMinutes(1)));
    }
}
