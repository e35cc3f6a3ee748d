package org.gazette.delivery;

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
    /** Whether nothing waits any more. */
    public boolean done() {
        return pending == 0;
    }

    /** Whether every envelope that was addressed is in the ledger. When it is not, somebody has deleted rows. */
    public boolean addsUp() {
        return audience == accepted + refused + suppressed + unknown + pending;
    }
}
