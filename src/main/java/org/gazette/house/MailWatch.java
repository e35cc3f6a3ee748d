package org.gazette.house;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.gazette.delivery.Counts;
import org.gazette.delivery.RelayTrouble;

/**
 * How mail goes, for those who watch: figures, and what a person must see to. The ledger is asked every ten seconds at
 * most, however many look. Safe for many threads.
 */
final class MailWatch {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final House house;
    private Look last = new Look(List.of(), List.of());
    private Instant lookedAt = Instant.MIN;

    MailWatch(House house) {
        this.house = house;
    }

    private record Look(List<Counts> open, List<RelayTrouble> troubles) {
        long sum(ToLongFunction<Counts> part) {
            return open.stream().mapToLong(part).sum();
        }

        List<Counts> paused() {
            return open.stream().filter(one -> one.state().equals("PAUSED")).toList();
        }
    }

    private synchronized Look look() {
        Instant now = house.clock().instant();
        if (lookedAt.equals(Instant.MIN) || !now.isBefore(lookedAt.plus(FRESH)) || now.isBefore(lookedAt)) {
            last = new Look(house.ledger().open(), house.relayTroubles());
            lookedAt = now;
        }
        return last;
    }

    /** A mailing that is paused, and a relay that refuses us. None of the lines says a relay's words: they may name a reader. */
    List<String> alarms() {
        Look now = look();
        List<String> alarms = new ArrayList<>();
        now.paused()
                .forEach(one -> alarms.add(one.mailing() + " is paused with " + one.pending()
                        + (one.pending() == 1 ? " letter waiting" : " letters waiting")));
        now.troubles().stream()
                .filter(RelayTrouble::refuses)
                .forEach(one -> alarms.add("the relay " + one.relay() + " refuses us since " + one.since()));
        return alarms;
    }

    Map<String, Supplier<Number>> gauges() {
        Map<String, Supplier<Number>> gauges = new HashMap<>();
        gauges.put("gazette_mailings_open", () -> look().open().size());
        gauges.put("gazette_mailings_paused", () -> look().paused().size());
        gauges.put("gazette_letters_pending", () -> look().sum(Counts::pending));
        gauges.put("gazette_letters_unknown", () -> look().sum(Counts::unknown));
        gauges.put("gazette_relays_failing", () -> look().troubles().size());
        gauges.put(
                "gazette_relays_refusing",
                () -> look().troubles().stream().filter(RelayTrouble::refuses).count());
        return gauges;
    }
}
