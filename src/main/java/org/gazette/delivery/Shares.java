package org.gazette.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Shares mail out among relays by weight. A relay that is ahead of its share waits for the others, as long as they keep
 * taking mail: one that cannot be reached, has used up its pace, or has taken nothing for two seconds is waited for by
 * nobody, and does not make up for it later. A relay of weight 0 gets mail when no other can be reached. Safe for many
 * threads.
 */
final class Shares {
    private static final long SLOW_NANOS = Duration.ofSeconds(2).toNanos();
    /** Letters that a relay may be ahead of its share. */
    private static final double AHEAD = 2.0 * Round.GROUP;

    private final LongSupplier nanos;
    private final Map<Station, Share> shares = new HashMap<>();

    Shares(List<Station> stations, LongSupplier nanos) {
        this.nanos = nanos;
        stations.forEach(station -> shares.put(station, new Share(nanos.getAsLong())));
    }

    private static final class Share {
        private double taken;
        private long moved;
        private boolean shut;

        Share(long moved) {
            this.moved = moved;
        }
    }

    /** Whether this relay may take letters now. */
    synchronized boolean may(Station station) {
        if (shares.size() == 1) {
            return true;
        }
        if (weight(station) == 0) {
            return shares.keySet().stream().noneMatch(other -> weight(other) > 0 && other.reachable());
        }
        Share own = share(station);
        double behind = behind(station);
        if (!moves(station)) {
            own.taken = Math.max(own.taken, behind);
        }
        return own.taken <= behind + AHEAD / weight(station);
    }

    /** How much the one that is furthest behind has taken, of those that keep taking mail. */
    private double behind(Station station) {
        return shares.keySet().stream()
                .filter(other -> other != station && weight(other) > 0 && moves(other))
                .mapToDouble(other -> share(other).taken)
                .min()
                .orElse(share(station).taken);
    }

    private boolean moves(Station station) {
        Share share = share(station);
        return station.reachable() && !share.shut && nanos.getAsLong() - share.moved < SLOW_NANOS;
    }

    synchronized void took(Station station, int letters) {
        Share share = share(station);
        share.taken += (double) letters / Math.max(1, weight(station));
        share.moved = nanos.getAsLong();
        share.shut = false;
    }

    /** It has used up its pace. */
    synchronized void shut(Station station) {
        share(station).shut = true;
    }

    private Share share(Station station) {
        return shares.computeIfAbsent(station, other -> new Share(nanos.getAsLong()));
    }

    private static int weight(Station station) {
        return station.route().terms().weight();
    }

    Collection<Station> stations() {
        return shares.keySet();
    }
}
