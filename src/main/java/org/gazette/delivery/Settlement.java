package org.gazette.delivery;

import static org.gazette.delivery.Settlement.Effect.CHARGED;
import static org.gazette.delivery.Settlement.Effect.DOUBTED;
import static org.gazette.delivery.Settlement.Effect.HALTS;
import static org.gazette.delivery.Settlement.Effect.SLOWS;
import static org.gazette.delivery.Settlement.Effect.UNOFFERED;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.delivery.DeliveryOutcome.Deferred;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.gazette.newsletters.Newsletter.UnknownPolicy;

/** How an outcome is entered in the ledger. */
record Settlement(
        Envelope envelope, EnvelopeState state, Set<Effect> effects, Instant nextAt, Instant settledAt, String reply) {
    /** What follows beside the new state. */
    enum Effect {
        /** It counts as an attempt. */
        CHARGED,
        /** It ended in silence after the body. */
        DOUBTED,
        /** Its mailing pauses. */
        HALTS,
        /** It counts for no pace, since the relay never heard of it. */
        UNOFFERED,
        /** Its domain is slowed down. */
        SLOWS
    }

    private static final int LONGEST_REPLY = 500;

    static Settlement of(Envelope envelope, DeliveryOutcome outcome, Instant now) {
        if (outcome instanceof Accepted) {
            return last(envelope, EnvelopeState.ACCEPTED, Set.of(CHARGED), outcome.reply(), now);
        }
        if (outcome instanceof Refused) {
            return last(envelope, EnvelopeState.REFUSED, Set.of(CHARGED), outcome.reply(), now);
        }
        if (outcome instanceof Halted) {
            return waiting(envelope, EnvelopeState.READY, Set.of(HALTS), Instant.EPOCH, outcome.reply());
        }
        return again(envelope, outcome, now);
    }

    /** Goes back as it was: nothing of its body left, and nobody is to blame for it. It is due, whatever a clock says. */
    static Settlement released(Envelope envelope) {
        return waiting(envelope, EnvelopeState.READY, Set.of(UNOFFERED), Instant.EPOCH, "");
    }

    /** Goes back as it was, but its domain ended the connection. */
    static Settlement slowed(Envelope envelope, String reply) {
        return waiting(envelope, EnvelopeState.READY, Set.of(SLOWS), Instant.EPOCH, reply);
    }

    /** Is not sent any more; if an earlier copy may have arrived, that stays the last word. */
    static Settlement left(Envelope envelope, String reason, Instant now) {
        EnvelopeState end = envelope.unknowns() > 0 ? EnvelopeState.UNKNOWN : EnvelopeState.SUPPRESSED;
        return last(envelope, end, Set.of(UNOFFERED), reason, now);
    }

    boolean is(Effect effect) {
        return effects.contains(effect);
    }

    private static Settlement waiting(
            Envelope envelope, EnvelopeState state, Set<Effect> effects, Instant next, String reply) {
        return new Settlement(envelope, state, effects, next, Instant.EPOCH, shortened(reply));
    }

    private static Settlement last(
            Envelope envelope, EnvelopeState state, Set<Effect> effects, String reply, Instant now) {
        return new Settlement(envelope, state, effects, now, now, shortened(reply));
    }

    private static Settlement again(Envelope envelope, DeliveryOutcome outcome, Instant now) {
        Optional<Instant> next = RetrySchedule.after(envelope, now);
        return outcome instanceof Deferred
                ? deferred(envelope, next, outcome.reply(), now)
                : unknown(envelope, next, outcome.reply(), now);
    }

    /** Once patience is over: refused, unless an earlier copy may have arrived. */
    private static Settlement deferred(Envelope envelope, Optional<Instant> next, String reply, Instant now) {
        Set<Effect> effects = Slowdown.asked(reply) ? Set.of(CHARGED, SLOWS) : Set.of(CHARGED);
        if (next.isPresent()) {
            return waiting(envelope, EnvelopeState.DEFERRED, effects, next.get(), reply);
        }
        EnvelopeState end = envelope.unknowns() > 0 ? EnvelopeState.UNKNOWN : EnvelopeState.REFUSED;
        return last(envelope, end, effects, "given up after " + (envelope.attempts() + 1) + " attempts: " + reply, now);
    }

    /** Final where the policy holds it or patience is over; else {@link Recovery} says how it goes on. */
    private static Settlement unknown(Envelope envelope, Optional<Instant> next, String reply, Instant now) {
        UnknownPolicy policy = envelope.sack().policy();
        Set<Effect> effects = Set.of(CHARGED, DOUBTED);
        if (policy.asksForEvidence()) {
            Instant answered = now.plus(Evidence.PATIENCE);
            Instant later = next.filter(answered::isBefore).orElse(answered);
            return waiting(envelope, EnvelopeState.UNKNOWN, effects, later, reply);
        }
        return policy == UnknownPolicy.RESEND && next.isPresent()
                ? waiting(envelope, EnvelopeState.UNKNOWN, effects, next.get(), reply)
                : last(envelope, EnvelopeState.UNKNOWN, effects, reply, now);
    }

    private static String shortened(String reply) {
        return reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY);
    }
}
