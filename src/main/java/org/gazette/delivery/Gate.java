package org.gazette.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/**
 * What a relay may be given at this moment, seen and changed within one transaction. Where anything is counted, all who
 * look hold one lock, so that couriers on many nodes never give more together than one alone would.
 */
final class Gate {
    private final Handle handle;
    private final RelayTerms terms;
    private final Instant now;
    private final boolean counts;
    private final Map<String, Lane> lanes;
    private final Map<String, Integer> given = new HashMap<>();
    private int sum;
    private Duration soonest = Duration.ZERO;

    private Gate(Handle handle, RelayTerms terms, Instant now, boolean counts, Map<String, Lane> lanes) {
        this.handle = handle;
        this.terms = terms;
        this.now = now;
        this.counts = counts;
        this.lanes = lanes;
    }

    /** @param now by the clock of the database */
    static Gate of(Handle handle, RelayTerms terms, Instant now) {
        boolean counts = terms.counts() || slows(handle, terms);
        return counts ? locked(handle, terms, now) : new Gate(handle, terms, now, false, new HashMap<>());
    }

    /** The same, for whoever is going to change something. */
    static Gate locked(Handle handle, RelayTerms terms, Instant now) {
        handle.createUpdate("""
                        insert into pace (relay, domain, full_nanos, level, slowed_at, open_at)
                        values (:relay, '', 0, 0, 0, 0)
                        on conflict (relay, domain) do update set level = excluded.level
                        """).bind("relay", terms.name()).execute();
        Map<String, Lane> lanes = new HashMap<>();
        handle.createQuery("select " + Lane.COLUMNS + " from pace where relay = :relay and level > 0 " + "union select "
                        + Lane.COLUMNS + " from pace where relay = :relay and open_at > :now")
                .bind("relay", terms.name())
                .bind("now", now)
                .map(Lane::of)
                .forEach(lane -> lanes.put(lane.domain(), lane));
        return new Gate(handle, terms, now, true, lanes);
    }

    private static boolean slows(Handle handle, RelayTerms terms) {
        return !RowBatch.list(
                        handle,
                        "select 1 from pace where relay = ? and level > 0 limit 1",
                        row -> row.put(terms.name()),
                        row -> row.getInt(1))
                .isEmpty();
    }

    /** How many letters of {@code atMost} may go now, whatever their domains. */
    int room(int atMost) {
        int paced = lane("").takes(terms.pace(), atMost, now);
        return warmUpLeft().isPresent() ? Math.min(paced, warmUpLeft().getAsInt()) : paced;
    }

    /** How long until the relay takes one more, or one to a domain that was asked for; nothing when it does now. */
    Duration delay() {
        Instant paced = lane("").openAt();
        Instant warm = warmUpLeft().orElse(1) > 0
                ? Instant.EPOCH
                : terms.warmUp().orElseThrow().next(now);
        Instant open = paced.isAfter(warm) ? paced : warm;
        return open.isAfter(now) ? Duration.between(now, open) : soonest;
    }

    /** Takes a letter to this domain along, if it may go. */
    boolean admits(String domain) {
        int before = given.getOrDefault(domain, 0);
        if (counts && lane(domain).takes(pace(domain), before + 1, now) <= before) {
            Duration wait = delay(domain);
            soonest = soonest.isZero() || wait.compareTo(soonest) < 0 ? wait : soonest;
            return false;
        }
        given.put(domain, before + 1);
        sum++;
        return true;
    }

    /** When a domain that was not let through may be tried next. */
    Duration delay(String domain) {
        Instant open = lane(domain).openAt();
        return open.isAfter(now) ? Duration.between(now, open) : Duration.ofSeconds(1);
    }

    /** What was let through was not offered after all. */
    void giveBack(String domain) {
        if (counts) {
            given.merge(domain, -1, Integer::sum);
            sum--;
        }
    }

    void slower(String domain) {
        lanes.put(domain, lane(domain).slower(now));
        given.putIfAbsent(domain, 0);
    }

    /** Writes down so many letters, whatever their domains; fewer than nothing gives back what was not offered. */
    void close(int letters) {
        sum += letters;
        close();
    }

    /** Writes down what was let through. */
    void close() {
        if (counts) {
            given.forEach(this::close);
            close("", sum);
            warmUp();
        }
    }

    private void close(String domain, int letters) {
        Lane lane = lane(domain);
        Optional<Pace> pace = pace(domain);
        Lane after = pace.map(held -> lane.without(held, letters, now)).orElse(lane);
        if (!after.equals(Lane.free(domain))) {
            after.write(handle, terms.name());
        }
    }

    private void warmUp() {
        if (sum != 0 && warmUpLeft().isPresent()) {
            handle.createUpdate("""
                            insert into warm_up (relay, day, given) values (:relay, :day, :given)
                            on conflict (relay, day) do update set given = warm_up.given + excluded.given
                            """)
                    .bind("relay", terms.name())
                    .bind("day", terms.warmUp().orElseThrow().day(now))
                    .bind("given", sum)
                    .execute();
        }
    }

    /** How many letters the plan leaves for today; empty where there is none, or it is over. */
    private OptionalInt warmUpLeft() {
        if (terms.warmUp().isEmpty()) {
            return OptionalInt.empty();
        }
        WarmUp plan = terms.warmUp().get();
        OptionalInt most = plan.most(plan.day(now));
        return most.isEmpty() ? most : OptionalInt.of(Math.max(0, most.getAsInt() - givenToday(plan)));
    }

    private int givenToday(WarmUp plan) {
        return handle.createQuery("select given from warm_up where relay = :relay and day = :day")
                .bind("relay", terms.name())
                .bind("day", plan.day(now))
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    private Optional<Pace> pace(String domain) {
        return lane(domain).pace(terms.pace(domain), now);
    }

    private Lane lane(String domain) {
        return lanes.computeIfAbsent(domain, this::read);
    }

    private Lane read(String domain) {
        return terms.pace(domain).isEmpty()
                ? Lane.free(domain)
                : handle.createQuery("select " + Lane.COLUMNS + " from pace where relay = :relay and domain = :domain")
                        .bind("relay", terms.name())
                        .bind("domain", domain)
                        .map(Lane::of)
                        .findOne()
                        .orElseGet(() -> Lane.free(domain));
    }
}
