package org.gazette.newsletters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Which due moments are still unanswered, from the table of slots alone: what a scheduler remembers, or forgets, does not
 * count. A newsletter's slots are looked for from the moment on that it was first watched.
 */
public final class Slots {
    private final Database database;
    private final Clock clock;

    public Slots(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins to watch over a newsletter's slots, from now on; a newsletter that is watched already stays so. */
    public void watch(Newsletter newsletter) {
        database.run(handle -> handle.createUpdate(
                        "insert into newsletter (name, watched_at) values (:name, :now) on conflict (name) do nothing")
                .bind("name", newsletter.name())
                .bind("now", clock.instant())
                .execute());
    }

    /** The slots whose moment has come, and which are neither issued nor skipped, the oldest first. */
    public List<Slot> unanswered(Newsletter newsletter) {
        Instant now = clock.instant();
        return database.read(handle -> unanswered(handle, newsletter, now));
    }

    /**
     * Records slots as skipped. An issue that was begun for one, but never posted, is withdrawn: its stories are free for
     * the next one.
     */
    public void skip(List<Slot> slots, String reason) {
        database.run(handle -> {
            for (Slot slot : slots) {
                IssueTable.withdraw(handle, slot, database.vendor().skipLocked());
                SlotTable.skip(handle, slot, reason, clock.instant());
            }
        });
    }

    private static List<Slot> unanswered(Handle handle, Newsletter newsletter, Instant now) {
        Instant watched = watched(handle, newsletter.name(), now);
        Instant from = SlotTable.lastSettled(handle, newsletter.name())
                .filter(watched::isBefore)
                .orElse(watched);
        NavigableMap<LocalDate, Slot> unanswered = new TreeMap<>();
        Slot.Due due = newsletter.cadence().next(from);
        LocalDate first = due.date();
        for (; !due.at().isAfter(now); due = newsletter.cadence().next(due.at())) {
            unanswered.put(due.date(), due.of(newsletter));
        }
        for (Issues.SlotRecord known : SlotTable.since(handle, newsletter.name(), first, watched)) {
            if (known.state().equals("OPEN")) {
                unanswered.put(known.slot().date(), known.slot());
            } else {
                unanswered.remove(known.slot().date());
            }
        }
        return new ArrayList<>(unanswered.values());
    }

    private static Instant watched(Handle handle, String newsletter, Instant otherwise) {
        return handle.createQuery("select watched_at from newsletter where name = :name")
                .bind("name", newsletter)
                .mapTo(Instant.class)
                .findOne()
                .orElse(otherwise);
    }
}
