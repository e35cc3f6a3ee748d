package org.gazette.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ledger of one mailing, by state. Always: audience = accepted + refused + suppressed + unknown + pending.
 *
 * @param audience envelopes that were addressed when it was posted, as was written down then; the others are counted now
 */
public record Counts(
        String mailing,
        String state,
        String reason,
        int audience,
        int accepted,
        int refused,
        int suppressed,
        int unknown,
        int pending) {
    /** The state of a wave whose hour has not come; it runs from then on. */
    public static final String WAITING = "WAITING";

    /** Whether its hour has not come. */
    public boolean waits() {
        return state.equals(WAITING);
    }

    /** A mailing and its waves as one; empty when there is no such mailing. */
    public static Optional<Counts> sum(List<Counts> mailing, List<Counts> waves) {
        return Stream.concat(mailing.stream(), waves.stream()).reduce(Counts::and);
    }

    private Counts and(Counts other) {
        return new Counts(
                mailing,
                state,
                reason,
                audience + other.audience,
                accepted + other.accepted,
                refused + other.refused,
                suppressed + other.suppressed,
                unknown + other.unknown,
                pending + other.pending);
    }

    /** Whether nothing waits any more. */
    public boolean done() {
        return pending == 0;
    }

    /** Whether every envelope that was addressed is in the ledger. When it is not, somebody has deleted rows. */
    public boolean addsUp() {
        return audience == accepted + refused + suppressed + unknown + pending;
    }
}
