package org.gazette.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.gazette.delivery.DeliveryOutcome.Unknown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes through a worker's hands over one connection: a handful of letters on the wire, and the next handful, which the
 * ledger draws meanwhile, so that the wire does not wait for the disk. Of what has no answer when the round ends no final
 * dot has left; it is released.
 */
final class Round implements Errand {
    /** Envelopes that a worker has SENDING at a time: so many at most are UNKNOWN when it is killed. */
    static final int GROUP = 16;

    /** Envelopes that are drawn at a time: the rest of a group may be on the wire meanwhile. */
    static final int HAND = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** How long an answer may wait for others before it is written down, in nanoseconds. */
    private static final long UNWRITTEN = 250_000_000L;

    private static final String LEFT = "left the newsletter before it was sent";

    private final Desk desk;
    private final Shift shift;
    private final Sealing sealing;
    private final Supply supply;

    /** What is to be sent and has no answer. */
    private final Map<Envelope, Mark> open = new LinkedHashMap<>();

    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final Set<Sack> halted = new HashSet<>();
    private final List<Settlement> answers = new ArrayList<>();
    private @Nullable Order ahead;
    private boolean dry;
    private boolean stuck;
    private long written;
    private int heard;
    private int settled;

    Round(Desk desk, Shift shift, Sealing sealing, Supply supply) {
        this.desk = desk;
        this.shift = shift;
        this.sealing = sealing;
        this.supply = supply;
        this.written = shift.lease().now();
    }

    /** Where more letters come from while a connection lasts. */
    interface Supply {
        /** Whether others may be drawn now, and which; empty where this relay must leave them to others. */
        Optional<Boolean> sharing();

        void took(List<Envelope> envelopes);
    }

    /** Takes letters up: drops those whose readers left since the mailing was posted, and fills the others. */
    void take(Hand hand) {
        hand.envelopes().forEach(one -> open.put(one, hand.mark()));
        drop(hand);
        for (Envelope one : hand.envelopes()) {
            if (open.containsKey(one)) {
                seal(one, hand.isMarked());
            }
        }
    }

    private void drop(Hand hand) {
        for (Envelope one : hand.envelopes()) {
            if (hand.left().contains(one)) {
                enter(one, Settlement.left(one, LEFT, shift.clock().instant()));
            }
        }
    }

    /** One that cannot be filled is refused; trying again would not help. */
    private void seal(Envelope envelope, boolean drawn) {
        try {
            waiting.add(drawn ? sealing.seal(envelope, envelope.datedAt()) : sealing.seal(envelope));
        } catch (IllegalArgumentException e) {
            LOG.error(
                    "a letter cannot be filled: mailing={} subscriber={}",
                    envelope.sack().name(),
                    envelope.subscriber());
            answer(envelope, new Refused("cannot be filled: " + e.getMessage()));
        }
    }

    /** Whether nothing is left to offer of what was taken. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Makes it durable that what was claimed may leave. What is not ours to send any more is dropped. */
    void mark() {
        long began = shift.lease().now();
        List<Parcel> marked = desk.mark(List.copyOf(waiting));
        written = shift.lease().now();
        Mark mark = new Mark(began, written);
        waiting.clear();
        waiting.addAll(marked);
        open.clear();
        marked.forEach(parcel -> open.put(parcel.envelope(), mark));
    }

    /** Has the next letters drawn as soon as there is room for them, and hands out one after another. */
    @Override
    public Optional<Parcel> next() {
        drawAhead();
        for (Order order = ahead; waiting.isEmpty() && order != null; order = ahead) {
            takeDrawn(order);
            drawAhead();
        }
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void prepare() {
        Order order = ahead;
        if (waiting.isEmpty() && order != null && order.isOver()) {
            takeDrawn(order);
            drawAhead();
        }
    }

    /** What is on the wire, and what is drawn with it, are {@link #GROUP} together: so answers are written down with it. */
    private void drawAhead() {
        boolean room = ahead == null && open.size() <= GROUP - HAND;
        if (room && !dry && !stuck && halted.isEmpty()) {
            supply.sharing().ifPresent(sharing -> {
                lay();
                ahead = desk.order(sharing);
            });
        }
    }

    private void takeDrawn(Order order) {
        try {
            Hand hand = drawn(order);
            supply.took(hand.envelopes());
            take(hand);
        } catch (RuntimeException e) {
            dry = true;
            LOG.error("no letters could be drawn: {}", Cause.of(e));
        }
    }

    private Hand drawn(Order order) {
        ahead = null;
        Hand hand = desk.hand(order);
        dry |= hand.isEmpty();
        return hand;
    }

    @Override
    public boolean wanted(Parcel parcel) {
        Mark mark = open.get(parcel.envelope());
        return mark != null
                && !stuck
                && !shift.over()
                && !halted.contains(parcel.envelope().sack())
                && !shift.reins().hold(parcel.envelope().sack())
                && shift.lease().holds(mark.began(), mark.ended());
    }

    @Override
    public void settled(Parcel parcel, DeliveryOutcome outcome) {
        answer(parcel.envelope(), outcome);
        if (outcome instanceof Unknown) {
            dry = true;
        } else {
            heard++;
        }
        if (outcome instanceof Halted) {
            halted.add(parcel.envelope().sack());
        }
        DeliveryLog.settled(parcel, outcome);
        if (shift.lease().now() - written > UNWRITTEN) {
            stuck = !write();
        }
        drawAhead();
    }

    private void answer(Envelope envelope, DeliveryOutcome outcome) {
        enter(envelope, Settlement.of(envelope, outcome, shift.clock().instant()));
    }

    private void enter(Envelope envelope, Settlement settlement) {
        open.remove(envelope);
        answers.add(settlement);
        settled++;
    }

    /** The connection ended when the relay was told the next recipient: its domain is slowed down, and nobody charged. */
    void slow(String reply) {
        open.keySet().stream().findFirst().ifPresent(next -> {
            open.remove(next);
            answers.add(Settlement.slowed(next, reply, shift.clock().instant()));
        });
    }

    /**
     * Enters what came, and releases what has no answer. Where every letter was accepted, that is written down together
     * with the marks of the next.
     *
     * @return how many were released
     */
    int end() {
        if (ahead != null) {
            leaveDrawn(ahead);
        }
        int released = open.size();
        open.keySet()
                .forEach(envelope ->
                        answers.add(Settlement.released(envelope, shift.clock().instant())));
        open.clear();
        boolean usual = answers.stream().allMatch(one -> one.state() == EnvelopeState.ACCEPTED);
        if (usual && !stuck) {
            lay();
        } else {
            write();
        }
        return released;
    }

    /** What was drawn and is not sent any more. */
    private void leaveDrawn(Order order) {
        try {
            Hand hand = drawn(order);
            hand.envelopes().forEach(one -> open.put(one, hand.mark()));
        } catch (RuntimeException e) {
            LOG.error("no letters could be drawn: {}", Cause.of(e));
        }
    }

    private void lay() {
        desk.put(answers);
        answers.clear();
        written = shift.lease().now();
    }

    private boolean write() {
        lay();
        return desk.write();
    }

    /** Answers that the relay gave: one that gives some is alive. */
    int heard() {
        return heard;
    }

    /** Envelopes that found their fate, or the next part of it. */
    int settled() {
        return settled;
    }
}
