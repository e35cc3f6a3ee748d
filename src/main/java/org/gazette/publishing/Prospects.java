package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gazette.newsletters.LocalHour;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.storage.Database;

/** Who gets an issue that is to come, and when. */
public final class Prospects {
    private final Database database;
    private final Clock clock;

    public Prospects(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A wave of an issue.
     *
     * @param hours the hours that its readers want, such as {@code 07:00 America/New_York}
     */
    public record Wave(Instant at, int readers, List<String> hours) {}

    /** How many would get an issue now. */
    public int readers(Newsletter newsletter) {
        return database.read(handle -> new Audience(newsletter, clock.instant()).count(handle));
    }

    /** Its later waves, the earliest first. */
    public List<Wave> waves(Newsletter newsletter, Slot slot) {
        SortedMap<Instant, Wave> waves = new TreeMap<>();
        List<Audience.Hour> hours = database.read(handle -> new Audience(newsletter, slot.due()).hours(handle));
        for (Audience.Hour one : hours) {
            LocalHour hour = new LocalHour(one.hour(), Dispatch.zone(newsletter, one.zone()));
            Instant at = hour.of(newsletter.cadence(), slot);
            if (at.isAfter(slot.due())) {
                waves.merge(at, new Wave(at, one.readers(), List.of(hour.toString())), Prospects::both);
            }
        }
        return List.copyOf(waves.values());
    }

    /** How many come back from a pause in which they missed something, and catch up with it. */
    public int catchingUp(Newsletter newsletter, Slot slot) {
        return database.read(handle -> new Audience(newsletter, slot.due())
                .returned(handle).values().stream().mapToInt(Integer::intValue).sum());
    }

    /** How many pause, and are passed by. */
    public int pausing(Newsletter newsletter, Slot slot) {
        return database.read(handle -> new Audience(newsletter, slot.due()).pausing(handle));
    }

    private static Wave both(Wave one, Wave other) {
        List<String> hours = new ArrayList<>(one.hours());
        hours.addAll(other.hours());
        return new Wave(one.at(), one.readers() + other.readers(), List.copyOf(hours));
    }
}
