package org.gazette.delivery;

import static org.gazette.delivery.Settlement.Effect.CHARGED;
import static org.gazette.delivery.Settlement.Effect.DOUBTED;
import static org.gazette.delivery.Settlement.Effect.HALTS;
import static org.gazette.delivery.Settlement.Effect.POSTPONED;
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

/**
 * How an outcome is entered in the ledger.
 *
 * @param at when it was heard
 */
record Settlement(
        Envelope envelope,
        EnvelopeState state,
        Set<Effect> effects,
        Instant at,
        Instant nextAt,
        Instant settledAt,
        String reply) {
    /** What follows beside the new state. */
    enum Effect {
        /** It counts as an attempt. */
        CHARGED,
        /** It ended in silence after the body. */
        DOUBTED,
        /** The relay said not now. */
        POSTPONED,
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
            return waiting(envelope, EnvelopeState.READY, Set.of(HALTS), now, Instant.EPOCH, outcome.reply());
        }
        return again(envelope, outcome, now);
    }

    /** Goes back as it was: nothing of its body left, and nobody is to blame for it. It is due, whatever a clock says. */
    static Settlement released(Envelope envelope, Instant now) {
        return waiting(envelope, EnvelopeState.READY, Set.of(UNOFFERED), now, Instant.EPOCH, "");
    }

    /** Goes back as it was, but its domain ended the connection. */
    static Settlement slowed(Envelope envelope, String reply, Instant now) {
        return waiting(envelope, EnvelopeState.READY, Set.of(SLOWS), now, Instant.EPOCH, reply);
    }

    /** Is not sent any more; if an earlier copy may have arrived, that stays the last word. */
    static Settlement left(Envelope envelope, String reason, Instant now) {
        EnvelopeState end = envelope.unknowns() > 0 ? EnvelopeState.UNKNOWN : EnvelopeState.SUPPRESSED;
        return last(envelope, end, Set.of(UNOFFERED), reason, now);
    }

    boolean isAccepted() {
        return state == EnvelopeState.ACCEPTED;
    }

    boolean is(Effect effect) {
        return effects.contains(effect);
    }

    /** Whether it may be offered again. */
    boolean waits() {
        return settledAt.equals(Instant.EPOCH);
    }

    /** What its attempt was; empty where the row of the envelope says all about it. */
    Optional<EnvelopeState> attempted() {
        if (is(DOUBTED)) {
            return Optional.of(EnvelopeState.UNKNOWN);
        }
        return is(POSTPONED) ? Optional.of(EnvelopeState.DEFERRED) : Optional.empty();
    }

    private static Settlement waiting(
            Envelope envelope, EnvelopeState state, Set<Effect> effects, Instant now, Instant next, String reply) {
        return new Settlement(envelope, state, effects, now, next, Instant.EPOCH, shortened(reply));
    }

    private static Settlement last(
            Envelope envelope, EnvelopeState state, Set<Effect> effects, String reply, Instant now) {
        return new Settlement(envelope, state, effects, now, now, now, shortened(reply));
    }

    private static Settlement again(Envelope envelope, DeliveryOutcome outcome, Instant now) {
        Optional<Instant> next = RetrySchedule.after(envelope, now);
        return outcome instanceof Deferred
                ? deferred(envelope, next, outcome.reply(), now)
                : unknown(envelope, next, outcome.reply(), now);
    }

    /** Once patience is over: refused, unless an earlier copy may have arrived. */
    private static Settlement deferred(Envelope envelope, Optional<Instant> next, String reply, Instant now) {
        Set<Effect> effects = Slowdown.asked(reply) ? Set.of(CHARGED, POSTPONED, SLOWS) : Set.of(CHARGED, POSTPONED);
        if (next.isPresent()) {
            return waiting(envelope, EnvelopeState.DEFERRED, effects, now, next.get(), reply);
        }
        EnvelopeState end = envelope.unknowns() > 0 ? EnvelopeState.UNKNOWN : EnvelopeState.REFUSED;
        return last(envelope, end, effects, patienceOver(envelope.attempts() + 1) + reply, now);
    }

    /** Final where the policy holds it or patience is over; else {@link Recovery} says how it goes on. */
    private static Settlement unknown(Envelope envelope, Optional<Instant> next, String reply, Instant now) {
        UnknownPolicy policy = envelope.sack().policy();
        Set<Effect> effects = Set.of(CHARGED, DOUBTED);
        if (policy.asksForEvidence()) {
            Instant answered = now.plus(Evidence.PATIENCE);
            Instant later = next.filter(answered::isBefore).orElse(answered);
            return waiting(envelope, EnvelopeState.UNKNOWN, effects, now, later, reply);
        }
        return policy == UnknownPolicy.RESEND && next.isPresent()
                ? waiting(envelope, EnvelopeState.UNKNOWN, effects, now, next.get(), reply)
                : last(envelope, EnvelopeState.UNKNOWN, effects, reply, now);
    }

    private static String patienceOver(int attempts) {
        return "patience over after " + attempts + (attempts == 1 ? " attempt: " : " attempts: ");
    }

    private static String shortened(String reply) {
        return reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY);
    }
}
