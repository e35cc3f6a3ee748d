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
    private final List<Settlement> unwritten = new ArrayList<>();

    Desk(Claims claims) {
        this.claims = claims;
    }

    void put(List<Settlement> answers) {
        unwritten.addAll(answers);
    }

    /** @return whether everything stands in the ledger now */
    boolean write() {
        try {
            close();
            return true;
        } catch (RuntimeException e) {
            LOG.error("the ledger cannot be written, answers kept in memory={}: {}", unwritten.size(), Cause.of(e));
            return false;
        }
    }

    /** Writes everything down, or fails with what the database said. */
    void close() {
        int late = unwritten.size() - claims.settle(unwritten).size();
        unwritten.clear();
        if (late > 0) {
            LOG.warn("answers that came too late={}: others have claimed those envelopes since", late);
        }
    }
}
