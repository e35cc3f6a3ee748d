package org.gazette.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.storage.Database;

/** How the relays are doing, as all couriers of the newsroom wrote it down. */
public final class Relays {
    private final Database database;

    public Relays(Database database) {
        this.database = database;
    }

    /** Those that fail. One that was taken out of the configuration stays here until it is put back and answers. */
    public List<RelayTrouble> troubles() {
        return Troubles.all(database);
    }

    /** How many letters a relay that is being warmed up was given on this day; nothing is counted for others. */
    public int givenToday(RelayTerms terms) {
        return terms.warmUp()
                .map(plan -> database.read(
                        handle -> handle.createQuery("select given from warm_up where relay = :relay and day = :day")
                                .bind("relay", terms.name())
                                .bind("day", plan.day(database.now(handle)))
                                .mapTo(Integer.class)
                                .findOne()
                                .orElse(0)))
                .orElse(0);
    }

    /** The mail domains that are slowed down at this moment, by relay. */
    public List<SlowDomain> slow() {
        Instant now = database.now();
        return database
                .read(handle -> handle.createQuery("select relay, " + Lane.COLUMNS
                                + " from pace where level > 0 and domain <> '' order by relay, domain")
                        .map((row, context) -> slow(row.getString("relay"), Lane.of(row, context), now))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<SlowDomain> slow(String relay, Lane lane, Instant now) {
        Slowdown slowdown = lane.slowdown();
        return slowdown.at(now)
                .pace()
                .map(pace -> new SlowDomain(relay, lane.domain(), pace, slowdown.since(), slowdown.restedAt()));
    }
}
