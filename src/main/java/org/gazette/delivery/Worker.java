package org.gazette.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection and whoever serves it. For one thread. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Relay relay;
    private final Backoff backoff;
    private final Claims claims;
    private final Sealing sealing;
    private final Shift shift;
    private final Desk desk;
    private Relay.@Nullable Line line;
    private int turn;
    private int settled;

    Worker(Relay relay, Backoff backoff, Claims claims, Sealing sealing, Shift shift) {
        this.relay = relay;
        this.backoff = backoff;
        this.claims = claims;
        this.sealing = sealing;
        this.shift = shift;
        this.desk = new Desk(claims);
    }

    /**
     * Carries one group: claims, seals, marks and offers, in this order. Nothing of a letter leaves before its mark is
     * on the disk.
     *
     * @return whether to go on at once; if not, wait before asking again
     */
    boolean round() {
        if (shift.over() || !desk.write() || !backoff.open()) {
            return false;
        }
        List<Envelope> taken = claims.take(Round.GROUP, turn++);
        if (taken.isEmpty()) {
            hangUp();
            return false;
        }
        carry(new Round(desk, shift, taken));
        return true;
    }

    private void carry(Round round) {
        try {
            List<Parcel> parcels = round.seal(sealing);
            if (!parcels.isEmpty()) {
                Relay.Line connected = connected();
                connected.carry(round.mark(claims, parcels), round);
            }
        } catch (RelayFault fault) {
            failed(fault, round);
        } finally {
            settled += round.settled();
            round.end();
        }
        if (round.heard() > 0) {
            backoff.succeeded();
        }
    }

    private Relay.Line connected() throws RelayFault {
        if (line == null || !line.isOpen()) {
            line = relay.open();
        }
        return line;
    }

    private void failed(RelayFault fault, Round round) {
        hangUp();
        if (fault.ours()) {
            halt(String.valueOf(fault.getMessage()));
        } else if (round.heard() == 0) {
            LOG.warn("relay left alone for {}: {}", backoff.failed(), fault.getMessage());
        } else {
            LOG.info("connection ended: {}", fault.getMessage());
        }
    }

    /** The relay refuses our log-in: nothing is tried again before a person has looked. */
    private void halt(String reason) {
        backoff.failed();
        LOG.error("ALARM mailings paused={}, the relay refuses us: {}", claims.pauseAll(reason), reason);
        backoff.succeeded();
    }

    int settled() {
        return settled;
    }

    /** Ends the connection, if there is one. */
    void hangUp() {
        if (line != null) {
            line.close();
            line = null;
        }
    }

    /** Ends the connection, and writes down what could not be written before, or fails. */
    void close() {
        hangUp();
        desk.close();
    }
}
