package org.gazette.delivery;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a worker's answers lie until they stand in the ledger. While the ledger cannot be written they are kept here,
 * and the worker takes nothing new.
 */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final Claims claims;
    private final Clerk clerk;
    private final List<Settlement> unwritten = new ArrayList<>();
    private boolean stuck;

    Desk(Claims claims, Clerk clerk) {
        this.claims = claims;
        this.clerk = clerk;
    }

    void put(List<Settlement> answers) {
        unwritten.addAll(answers);
    }

    /** Whether it could not be written the last time. */
    boolean stuck() {
        return stuck;
    }

    /** @return whether everything stands in the ledger now */
    boolean write() {
        try {
            close();
            stuck = false;
            return true;
        } catch (RuntimeException e) {
            stuck = true;
            LOG.error("the ledger cannot be written, answers kept in memory={}: {}", unwritten.size(), Cause.of(e));
            return false;
        }
    }

    /** Marks parcels, and writes everything down with it: one commit for the end of a group and the beginning of the next. */
    List<Parcel> mark(List<Parcel> parcels) {
        Claims.Marked marked = claims.settleAndMark(unwritten, parcels);
        written(marked.entered());
        return marked.parcels();
    }

    /** Claims letters, without a mark. */
    Hand claim(int turn, boolean sharing) {
        Taken taken = claims.take(Round.HAND, turn, sharing);
        return new Hand(taken.envelopes(), taken.left(), taken.delay(), Mark.NONE);
    }

    /** Has everything written down and letters drawn with it, while this worker does something else. */
    Order order(boolean sharing) {
        Order order = clerk.order(unwritten, sharing);
        unwritten.clear();
        return order;
    }

    /** Waits for what was drawn. Where that failed, the answers lie here again. */
    Hand hand(Order order) {
        try {
            return clerk.hand(order);
        } catch (RuntimeException e) {
            unwritten.addAll(0, order.answers());
            throw e;
        }
    }

    /** Writes everything down, or fails with what the database said. */
    void close() {
        written(claims.settle(unwritten).size());
    }

    private void written(int entered) {
        Clerk.warn(unwritten.size() - entered);
        unwritten.clear();
    }
}
