package org.gazette.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection and whoever serves it. For one thread. */
final class Worker implements Round.Supply {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /** How long it stands back when other relays are behind their share. */
    private static final Duration AFTER_YOU = Duration.ofMillis(20);

    private final Station station;
    private final Shares shares;
    private final Sealing sealing;
    private final Shift shift;
    private final Desk desk;
    private Relay.@Nullable Line line;
    private int turn;
    private Duration pause = Duration.ZERO;
    private int settled;
    private int released;

    Worker(Station station, Shares shares, Sealing sealing, Shift shift) {
        this.station = station;
        this.shares = shares;
        this.sealing = sealing;
        this.shift = shift;
        this.desk = new Desk(station.claims(), station.clerk());
    }

    /** What a worker does after a round. */
    enum Next {
        /** The next round, at once. */
        ROUND,
        /** The next round, after {@link #pause}: something is due, but not yet for this relay. */
        LATER,
        /** There is nothing to do. */
        REST
    }

    Duration pause() {
        return pause;
    }

    /**
     * Carries letters until none is left, or the connection ends. Without a connection the first are claimed, sealed, and
     * marked when there is one; with one they are claimed and marked at once. Nothing of a letter leaves before its mark is
     * on the disk.
     */
    Next round() {
        if (shift.over() || !station.reachable() || (desk.stuck() && !desk.write())) {
            desk.write();
            return Next.REST;
        }
        Optional<Boolean> sharing = sharing();
        if (sharing.isEmpty()) {
            return afterOthers();
        }
        boolean draws = line != null && line.isOpen();
        Hand hand = draws ? desk.hand(desk.order(sharing.get())) : desk.claim(turn++, sharing.get());
        if (hand.isEmpty() && !sharing.get()) {
            return afterOthers();
        }
        if (hand.isEmpty()) {
            hangUp();
            desk.write();
            return hand.delay().isZero() ? Next.REST : paced(hand.delay());
        }
        took(hand.envelopes());
        carry(hand);
        return Next.ROUND;
    }

    /** Whether it may take what any relay may carry, or only what goes by this one; empty where neither. */
    @Override
    public Optional<Boolean> sharing() {
        boolean sharing = shares.may(station);
        boolean any = !shift.over() && (sharing || station.claims().hasItsOwn());
        return any ? Optional.of(sharing) : Optional.empty();
    }

    private Next afterOthers() {
        return desk.write() && station.claims().due() ? later(AFTER_YOU) : Next.REST;
    }

    @Override
    public void took(List<Envelope> taken) {
        if (!taken.isEmpty() && !station.claims().isOwn(taken.get(0).sack())) {
            shares.took(station, taken.size());
        }
    }

    private Next paced(Duration wait) {
        shares.shut(station);
        return later(wait);
    }

    private Next later(Duration wait) {
        pause = wait;
        return Next.LATER;
    }

    private void carry(Hand hand) {
        Round round = new Round(desk, shift, sealing, this);
        try {
            round.take(hand);
            if (!round.isEmpty()) {
                carry(round, hand.isMarked());
            }
        } catch (RelayFault fault) {
            failed(fault, round);
        } finally {
            settled += round.settled();
            int back = round.end();
            released += back;
            if (back > 0) {
                desk.write();
            }
        }
        if (round.heard() > 0) {
            station.answered();
        }
    }

    private void carry(Round round, boolean marked) throws RelayFault {
        Relay.Line connected = connected();
        if (!marked) {
            round.mark();
        }
        station.clerk().join();
        try {
            connected.carry(round);
        } catch (RuntimeException e) {
            hangUp(); // nobody knows which answers are still to come
            throw e;
        } finally {
            station.clerk().leave();
        }
    }

    private Relay.Line connected() throws RelayFault {
        if (line == null || !line.isOpen()) {
            line = station.route().relay().open();
        }
        return line;
    }

    private void failed(RelayFault fault, Round round) {
        hangUp();
        if (fault.ours()) {
            halt(fault);
        } else if (fault.atRecipient() && station.blamesDomain()) {
            LOG.info("a domain is slowed down, the connection ended: {}", fault.getMessage());
            round.slow(String.valueOf(fault.getMessage()));
        } else if (round.heard() == 0) {
            station.failed(fault);
        } else {
            LOG.info("connection ended: {}", fault.getMessage());
        }
    }

    /**
     * The relay refuses our log-in. Where another carries, this one is left alone; else nothing is tried again before a
     * person has looked.
     */
    private void halt(RelayFault fault) {
        boolean others = shares.stations().stream().anyMatch(other -> other != station && other.reachable());
        station.shut(fault);
        if (!others) {
            String reason = String.valueOf(fault.getMessage());
            LOG.error(
                    "ALARM mailings paused={}, the relay refuses us: {}",
                    station.claims().pauseAll(reason),
                    reason);
            shares.stations().forEach(Station::forgive);
        }
    }

    /** Envelopes that found their fate, or the next part of it. */
    int settled() {
        return settled;
    }

    /** Envelopes that were given back. */
    int released() {
        return released;
    }

    /** Ends the connection, if there is one. */
    void hangUp() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    /** @return whether everything that it heard stands in the ledger */
    boolean write() {
        return desk.write();
    }

    /** Ends the connection, and writes down what is not yet written, or fails. */
    void close() {
        hangUp();
        desk.close();
    }
}
