package org.gazette.delivery;

/** What a reply means for the envelope. */
enum Verdict {
    ACCEPTED,
    DEFERRED,
    REFUSED,
    /** The body left and nobody knows more. */
    UNKNOWN,
    /** The relay refuses us or what we say, not the reader. */
    HALTED,
    /** The relay fails; this says nothing about the envelope. */
    RELAY;

    /** @throws IllegalStateException for {@link #RELAY}, which is no outcome of an envelope */
    DeliveryOutcome outcome(String reply) {
        return switch (this) {
            case ACCEPTED -> new DeliveryOutcome.Accepted(reply);
            case DEFERRED -> new DeliveryOutcome.Deferred(reply);
            case REFUSED -> new DeliveryOutcome.Refused(reply);
            case UNKNOWN -> new DeliveryOutcome.Unknown(reply);
            case HALTED -> new DeliveryOutcome.Halted(reply);
            case RELAY -> throw new IllegalStateException("a relay's failure is no outcome: " + reply);
        };
    }
}
