package org.gazette.delivery;

import java.time.Instant;

/** Where an envelope stands; {@link Outbox} draws how it moves. */
public enum EnvelopeState {
    /** Waits to be offered, or to be offered again. */
    READY,
    /** In a courier's hand; nothing was said to a relay yet. */
    CLAIMED,
    /** Its body may be leaving: this is durable before the first byte goes. */
    SENDING,
    /** The relay took responsibility. */
    ACCEPTED,
    /** The relay said not now; it is offered again. */
    DEFERRED,
    /** The relay said never, or patience is over. */
    REFUSED,
    /** Not to be sent at all: the reader is on the suppression list, or the mailing was called off. */
    SUPPRESSED,
    /** The body left and no answer came. */
    UNKNOWN;

    /** Whether it still waits for its fate. */
    public boolean pending() {
        return this == READY || this == CLAIMED || this == SENDING || this == DEFERRED;
    }

    /** What the column {@code settled_at} holds for a final state at a moment, and for one that waits. */
    Instant settledAt(Instant now) {
        return pending() ? Instant.EPOCH : now;
    }
}
