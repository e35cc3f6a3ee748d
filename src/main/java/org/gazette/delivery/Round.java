package org.gazette.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gazette.delivery.DeliveryOutcome.Halted;
import org.gazette.delivery.DeliveryOutcome.Refused;
import org.gazette.delivery.DeliveryOutcome.Unknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One group of envelopes on its way through a worker's hands: marked together, offered in turn, and entered in the
 * ledger together. Of what has no answer when the round ends no final dot has left; it is released.
 */
final class Round implements Errand {
    /** Envelopes that a worker has SENDING at a time: so many at most are UNKNOWN when it is killed. */
    static final int GROUP = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** How long an answer may wait for others before it is written down, in nanoseconds. */
    private static final long UNWRITTEN = 250_000_000L;

    private static final String LEFT = "left the newsletter before it was sent";

    private final Desk desk;
    private final Shift shift;
    private final Set<Envelope> open;
    /** Whether they were marked when they were taken. */
    private final boolean drawn;

    private final Set<Sack> halted = new HashSet<>();
    private final List<Settlement> answers = new ArrayList<>();
    private long began;
    private long ended;
    private long written;
    private int heard;
    private int settled;
    private boolean stuck;

    private Round(Desk desk, Shift shift, List<Envelope> taken, boolean drawn, long began) {
        this.desk = desk;
        this.shift = shift;
        this.open = new LinkedHashSet<>(taken);
        this.drawn = drawn;
        this.began = began;
        this.ended = shift.lease().now();
        this.written = ended;
    }

    /** Of envelopes that were claimed, and are not marked yet. */
    static Round of(Desk desk, Shift shift, List<Envelope> claimed) {
        return new Round(desk, shift, claimed, false, shift.lease().now());
    }

    /**
     * Of envelopes that were claimed and marked in one.
     *
     * @param began when that transaction began
     */
    static Round drawn(Desk desk, Shift shift, List<Envelope> drawn, long began) {
        return new Round(desk, shift, drawn, true, began);
    }

    /** Drops those whose readers left since the mailing was posted. */
    void drop(Readers readers) {
        Map<String, Set<Long>> asked = new HashMap<>();
        for (Envelope one : open) {
            asked.computeIfAbsent(one.sack().newsletter(), key -> new HashSet<>())
                    .add(one.subscriber());
        }
        Map<String, Set<Long>> staying = new HashMap<>();
        asked.forEach((newsletter, subscribers) -> staying.put(newsletter, readers.staying(newsletter, subscribers)));
        for (Envelope one : List.copyOf(open)) {
            if (!staying.getOrDefault(one.sack().newsletter(), Set.of()).contains(one.subscriber())) {
                enter(one, Settlement.left(one, LEFT, shift.clock().instant()));
            }
        }
    }

    /** Fills what was taken. One that cannot be filled is refused; trying again would not help. */
    List<Parcel> seal(Sealing sealing) {
        List<Parcel> parcels = new ArrayList<>();
        for (Envelope envelope : List.copyOf(open)) {
            try {
                parcels.add(drawn ? sealing.seal(envelope, envelope.datedAt()) : sealing.seal(envelope));
            } catch (IllegalArgumentException e) {
                LOG.error(
                        "a letter cannot be filled: mailing={} subscriber={}",
                        envelope.sack().name(),
                        envelope.subscriber());
                answer(envelope, new Refused("cannot be filled: " + e.getMessage()));
            }
        }
        return parcels;
    }

    /** Makes it durable that the parcels may leave. @return those that are ours to send */
    List<Parcel> mark(List<Parcel> parcels) {
        if (drawn) {
            return parcels;
        }
        began = shift.lease().now();
        List<Parcel> marked = desk.mark(parcels);
        ended = shift.lease().now();
        written = ended;
        open.retainAll(marked.stream().map(Parcel::envelope).toList());
        return marked;
    }

    @Override
    public boolean wanted(Parcel parcel) {
        return !stuck
                && !shift.over()
                && !halted.contains(parcel.envelope().sack())
                && !shift.reins().hold(parcel.envelope().sack())
                && shift.lease().holds(began, ended);
    }

    @Override
    public void settled(Parcel parcel, DeliveryOutcome outcome) {
        answer(parcel.envelope(), outcome);
        heard += outcome instanceof Unknown ? 0 : 1;
        if (outcome instanceof Halted) {
            halted.add(parcel.envelope().sack());
        }
        DeliveryLog.settled(parcel, outcome);
        if (shift.lease().now() - written > UNWRITTEN) {
            stuck = !write();
        }
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
        open.stream().findFirst().ifPresent(next -> {
            open.remove(next);
            answers.add(Settlement.slowed(next, reply, shift.clock().instant()));
        });
    }

    /**
     * Enters what came, and releases what has no answer. Where every letter was accepted, that is written down together
     * with the marks of the next group.
     *
     * @return how many were released
     */
    int end() {
        int released = open.size();
        open.forEach(envelope ->
                answers.add(Settlement.released(envelope, shift.clock().instant())));
        open.clear();
        boolean usual = answers.stream().allMatch(one -> one.state() == EnvelopeState.ACCEPTED);
        if (usual && !stuck) {
            desk.put(answers);
            answers.clear();
        } else {
            write();
        }
        return released;
    }

    private boolean write() {
        desk.put(answers);
        answers.clear();
        written = shift.lease().now();
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
