package org.gazette.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Letters that a worker took up.
 *
 * @param left those of them whose readers left the newsletter since: they are not sent
 * @param delay how long what is due must wait, as {@link Taken} has it
 * @param mark when they were marked; {@link Mark#NONE} where they are only claimed
 */
record Hand(List<Envelope> envelopes, Set<Envelope> left, Duration delay, Mark mark) {
    boolean isMarked() {
        return mark != Mark.NONE;
    }

    boolean isEmpty() {
        return envelopes.isEmpty();
    }
}
