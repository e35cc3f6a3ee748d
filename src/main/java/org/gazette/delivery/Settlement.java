package org.gazette.delivery;

import java.time.Instant;
import java.util.Optional;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.delivery.DeliveryOutcome.Deferred;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.gazette.newsletters.Newsletter.UnknownPolicy;

/**
 * How an outcome is entered in the ledger.
 *
 * @param charged whether it counts as an attempt
 * @param doubted whether it ended in silence
 * @param halts whether its mailing pauses
 */
record Settlement(
        Envelope envelope,
        EnvelopeState state,
        boolean charged,
        boolean doubted,
        boolean halts,
        Instant nextAt,
        Instant settledAt,
        String reply) {
    private static final int LONGEST_REPLY = 500;

    static Settlement of(Envelope envelope, DeliveryOutcome outcome, Instant now) {
        if (outcome instanceof Accepted) {
            return last(envelope, EnvelopeState.ACCEPTED, outcome.reply(), now);
        }
        if (outcome instanceof Refused) {
            return last(envelope, EnvelopeState.REFUSED, outcome.reply(), now);
        }
        if (outcome instanceof Halted) {
            return untouched(envelope, true, outcome.reply(), now);
        }
        return again(envelope, outcome, now);
    }

    /** Goes back as it was: nothing of its body left, and nobody is to blame for it. */
    static Settlement released(Envelope envelope, Instant now) {
        return untouched(envelope, false, "", now);
    }

    private static Settlement untouched(Envelope envelope, boolean halts, String reply, Instant now) {
        return new Settlement(envelope, EnvelopeState.READY, false, false, halts, now, Instant.EPOCH, shortened(reply));
    }

    private static Settlement last(Envelope envelope, EnvelopeState state, String reply, Instant now) {
        return new Settlement(envelope, state, true, false, false, now, now, shortened(reply));
    }

    private static Settlement again(Envelope envelope, DeliveryOutcome outcome, Instant now) {
        Optional<Instant> next = RetrySchedule.after(envelope, now);
        return outcome instanceof Deferred
                ? deferred(envelope, next, outcome, now)
                : unknown(envelope, next, outcome, now);
    }

    /** Once patience is over: refused, unless an earlier copy may have arrived. */
    private static Settlement deferred(
            Envelope envelope, Optional<Instant> next, DeliveryOutcome outcome, Instant now) {
        if (next.isPresent()) {
            return new Settlement(
                    envelope,
                    EnvelopeState.DEFERRED,
                    true,
                    false,
                    false,
                    next.get(),
                    Instant.EPOCH,
                    shortened(outcome.reply()));
        }
        EnvelopeState end = envelope.unknowns() > 0 ? EnvelopeState.UNKNOWN : EnvelopeState.REFUSED;
        return last(
                envelope, end, "given up after " + (envelope.attempts() + 1) + " attempts: " + outcome.reply(), now);
    }

    /** Final where the policy holds it or patience is over; else {@link Recovery} makes it ready again. */
    private static Settlement unknown(Envelope envelope, Optional<Instant> next, DeliveryOutcome outcome, Instant now) {
        boolean resent = next.isPresent() && envelope.sack().policy() == UnknownPolicy.RESEND;
        return new Settlement(
                envelope,
                EnvelopeState.UNKNOWN,
                true,
                true,
                false,
                next.orElse(now),
                resent ? Instant.EPOCH : now,
                shortened(outcome.reply()));
    }

    private static String shortened(String reply) {
        return reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY);
    }
}
