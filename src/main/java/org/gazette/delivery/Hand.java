package org.gazette.delivery;

import java.time.Duration;
import java.util.List;

/**
 * Letters that a worker took up.
 *
 * @param delay how long what is due must wait, as {@link Taken} has it
 * @param mark when they were marked; {@link Mark#NONE} where they are only claimed
 */
record Hand(List<Envelope> envelopes, Duration delay, Mark mark) {
    static Hand of(Taken taken, Mark mark) {
        return new Hand(taken.envelopes(), taken.delay(), mark);
    }

    boolean isMarked() {
        return mark != Mark.NONE;
    }

    boolean isEmpty() {
        return envelopes.isEmpty();
    }
}
