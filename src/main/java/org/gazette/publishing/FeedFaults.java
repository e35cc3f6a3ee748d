package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gazette.feeds.Proofreader;
import org.gazette.storage.Database;
import org.gazette.text.Words;

/**
 * What of the feeds is held back, and why: it stands in the database until it is mended, so that every process can tell
 * the operator. What is fit, as nearly everything is, costs no statement.
 */
public final class FeedFaults implements Proofreader {
    private static final int LONGEST = 500;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private volatile Map<String, String> known = new ConcurrentHashMap<>();
    private volatile Instant until = Instant.MIN;

    public FeedFaults(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param place the path of a document, of which the last good one stays; or an entry that feeds go without
     * @param since when it was found first
     */
    public record Line(String place, String fault, Instant since) {}

    /** By place. */
    public List<Line> all() {
        return database.read(handle -> handle.createQuery(
                        "select place, fault, since_at from feed_fault order by place")
                .map((row, context) -> new Line(
                        row.getString("place"), row.getString("fault"), Instant.ofEpochMilli(row.getLong("since_at"))))
                .list());
    }

    @Override
    public void read(String place, List<String> faults) {
        Map<String, String> found = known();
        if (faults.isEmpty()) {
            if (found.remove(place) != null) {
                database.run(handle -> handle.execute("delete from feed_fault where place = ?", place));
            }
            return;
        }
        String fault = Words.shorten(Words.line(String.join("; ", faults)), LONGEST);
        if (!fault.equals(found.put(place, fault))) {
            keep(place, fault);
        }
    }

    private void keep(String place, String fault) {
        database.run(handle -> handle.createUpdate("""
                        insert into feed_fault (place, fault, since_at) values (:place, :fault, :now)
                        on conflict (place) do update set fault = excluded.fault
                        """)
                .bind("place", place)
                .bind("fault", fault)
                .bind("now", clock.instant())
                .execute());
    }

    /** What this process and the others found, as of the last minute. */
    private Map<String, String> known() {
        return clock.instant().isBefore(until) ? known : recall();
    }

    private synchronized Map<String, String> recall() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            Map<String, String> found = new ConcurrentHashMap<>();
            all().forEach(line -> found.put(line.place(), line.fault()));
            known = found;
            until = now.plus(FRESH);
        }
        return known;
    }
}
