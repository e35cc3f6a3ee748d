package org.gazette.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a worker took in hand.
 *
 * @param left those of them whose readers left the newsletter since: they are not sent
 * @param delay how long what is due must wait for the relay's pace, or a domain's; nothing where none is held back
 */
record Taken(List<Envelope> envelopes, Set<Envelope> left, Duration delay) {
    static final Taken NOTHING = nothing(Duration.ZERO);

    static Taken nothing(Duration delay) {
        return new Taken(List.of(), Set.of(), delay);
    }

    /** This, where it has something; else nothing, and the shorter of the waits. */
    Taken orSooner(Taken before) {
        boolean sooner = before.delay.isZero() || (!delay.isZero() && delay.compareTo(before.delay) < 0);
        return sooner || !envelopes.isEmpty() ? this : before;
    }
}
