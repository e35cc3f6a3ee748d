package org.gazette.delivery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection and whoever serves it. For one thread. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    /** How long it stands back when other relays are behind their share. */
    private static final Duration AFTER_YOU = Duration.ofMillis(20);

    private final Station station;
    private final Shares shares;
    private final Sealing sealing;
    private final Readers readers;
    private final Shift shift;
    private final Desk desk;
    private Relay.@Nullable Line line;
    private int turn;
    private Duration pause = Duration.ZERO;
    private int settled;
    private int released;

    Worker(Station station, Shares shares, Sealing sealing, Readers readers, Shift shift) {
        this.station = station;
        this.shares = shares;
        this.sealing = sealing;
        this.readers = readers;
        this.shift = shift;
        this.desk = new Desk(station.claims());
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
     * Carries one group. Without a connection it is claimed, sealed, and marked when there is one; with one it is claimed
     * and marked at once. Nothing of a letter leaves before its mark is on the disk.
     */
    Next round() {
        if (shift.over() || !station.reachable() || (desk.stuck() && !desk.write())) {
            desk.write();
            return Next.REST;
        }
        boolean sharing = shares.may(station);
        if (!sharing && !station.claims().hasItsOwn()) {
            return desk.write() && station.claims().due() ? later(AFTER_YOU) : Next.REST;
        }
        boolean draws = line != null && line.isOpen();
        long began = shift.lease().now();
        Taken taken = draws
                ? desk.draw(Round.GROUP, turn++, sharing)
                : station.claims().take(Round.GROUP, turn++, sharing);
        List<Envelope> group = taken.envelopes();
        if (group.isEmpty() && !sharing) {
            return desk.write() && station.claims().due() ? later(AFTER_YOU) : Next.REST;
        }
        if (group.isEmpty()) {
            hangUp();
            desk.write();
            return taken.delay().isZero() ? Next.REST : paced(taken.delay());
        }
        if (!station.claims().isOwn(group.get(0).sack())) {
            shares.took(station, group.size());
        }
        carry(draws ? Round.drawn(desk, shift, group, began) : Round.of(desk, shift, group));
        return Next.ROUND;
    }

    private Next paced(Duration wait) {
        shares.shut(station);
        return later(wait);
    }

    private Next later(Duration wait) {
        pause = wait;
        return Next.LATER;
    }

    private void carry(Round round) {
        try {
            round.drop(readers);
            List<Parcel> parcels = round.seal(sealing);
            if (!parcels.isEmpty()) {
                Relay.Line connected = connected();
                connected.carry(round.mark(parcels), round);
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
