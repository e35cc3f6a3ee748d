package org.gazette.delivery;

import java.time.Duration;
import java.util.List;

/**
 * What a worker took in hand.
 *
 * @param delay how long what is due must wait for the relay's pace, or a domain's; nothing where none is held back
 */
record Taken(List<Envelope> envelopes, Duration delay) {
    static final Taken NOTHING = new Taken(List.of(), Duration.ZERO);

    /** This, where it has something; else nothing, and the shorter of the waits. */
    Taken orSooner(Taken before) {
        boolean sooner = before.delay.isZero() || (!delay.isZero() && delay.compareTo(before.delay) < 0);
        return sooner || !envelopes.isEmpty() ? this : before;
    }
}
