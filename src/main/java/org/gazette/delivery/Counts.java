package org.gazette.delivery;

/** The ledger of one mailing, by state. Always: audience = accepted + refused + suppressed + unknown + pending. */
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
    public Counts {
        if (audience != accepted + refused + suppressed + unknown + pending) {
            throw new IllegalStateException("the ledger of " + mailing + " does not add up");
        }
    }

    /** Whether nothing waits any more. */
    public boolean done() {
        return pending == 0;
    }
}
