package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gazette.storage.Vendor;
import org.jdbi.v3.core.Handle;

/**
 * Chooses which envelopes of a mailing go next. New ones come domain by domain, each domain in its turn, so that a large
 * one does not keep the small ones waiting; a domain that is held back is passed over in one step, however many wait for
 * it. Safe for many threads.
 */
final class Picking {
    /** Rows that are looked at in one step, once domains are held back. */
    private static final int WINDOW = 32;
    /** Steps at a time: what is not found in so many is found the next time. */
    private static final int STEPS = 64;

    private final Vendor vendor;
    private final Map<Long, String> cursors = new ConcurrentHashMap<>();

    /** What names a row of a mailing: where it lies, on a database that finds it by that. */
    private final String row;

    Picking(Vendor vendor) {
        this.vendor = vendor;
        this.row = vendor == Vendor.SQLITE ? "place" : "recipient_key";
    }

    /** The condition for so many rows that were picked of a mailing: its number first, then their values. */
    String among(int rows) {
        String mailing =
                vendor == Vendor.SQLITE ? "+mailing = ?" : "mailing = ?"; // so that SQLite looks at places alone
        return mailing + " and " + row + " in (?" + ", ?".repeat(rows - 1) + ")";
    }

    private record Candidate(String row, String domain) {
        static Candidate of(ResultSet row) throws SQLException {
            return new Candidate(row.getString(1), row.getString(2));
        }
    }

    /** @return what {@link #among} asks for, at most {@code atMost} */
    Set<String> pick(Handle handle, long mailing, Gate gate, int atMost, boolean oldFirst, Instant now) {
        Set<String> picked = new LinkedHashSet<>();
        if (oldFirst) {
            deferred(handle, mailing, gate, atMost, now, picked);
        }
        ready(handle, mailing, gate, atMost, now, picked);
        if (!oldFirst) {
            deferred(handle, mailing, gate, atMost, now, picked);
        }
        return picked;
    }

    private void ready(Handle handle, long mailing, Gate gate, int atMost, Instant now, Set<String> picked) {
        String from = cursors.getOrDefault(mailing, "");
        boolean round = from.isEmpty();
        for (int step = 0; step < STEPS && picked.size() < atMost; step++) {
            int most = step == 0 ? atMost - picked.size() : WINDOW;
            List<Candidate> window = window(handle, mailing, from, now, most);
            for (Candidate one : window) {
                if (picked.size() < atMost && !picked.contains(one.row()) && gate.admits(one.domain())) {
                    picked.add(one.row());
                    from = one.domain();
                }
            }
            boolean enough = picked.size() >= atMost;
            if (window.size() < most && !enough) {
                if (round) {
                    break;
                }
                round = true;
                from = "";
            } else if (!enough) {
                from = window.get(window.size() - 1).domain();
            }
        }
        cursors.put(mailing, from);
    }

    private List<Candidate> window(Handle handle, long mailing, String from, Instant now, int most) {
        return RowBatch.list(
                handle,
                """
                select %s, domain from envelope
                where mailing = ? and state = 'READY' and domain %s ? and next_at <= ?
                order by domain, next_at limit ?%s
                """.formatted(row, from.isEmpty() ? ">=" : ">", vendor.skipLocked()),
                values -> values.put(mailing).put(from).put(now).put(most),
                Candidate::of);
    }

    /** Those that were deferred before and whose time has come; one whose domain is held back gets another time. */
    private void deferred(Handle handle, long mailing, Gate gate, int atMost, Instant now, Set<String> picked) {
        for (int step = 0; step < STEPS && picked.size() < atMost; step++) {
            List<Candidate> window = deferred(handle, mailing, now);
            List<Candidate> held = new ArrayList<>();
            for (Candidate one : window) {
                if (picked.size() >= atMost) {
                    break;
                }
                if (picked.contains(one.row())) {
                    continue;
                }
                if (gate.admits(one.domain())) {
                    picked.add(one.row());
                } else {
                    held.add(one);
                }
            }
            held.forEach(one -> postpone(handle, mailing, one, now.plus(gate.delay(one.domain()))));
            if (held.isEmpty() || window.size() < WINDOW) {
                break;
            }
        }
    }

    private List<Candidate> deferred(Handle handle, long mailing, Instant now) {
        return RowBatch.list(
                handle,
                """
                select %s, domain from envelope
                where mailing = ? and state = 'DEFERRED' and next_at <= ? order by next_at limit ?%s
                """.formatted(row, vendor.skipLocked()),
                values -> values.put(mailing).put(now).put(WINDOW),
                Candidate::of);
    }

    private void postpone(Handle handle, long mailing, Candidate one, Instant until) {
        handle.createUpdate("""
                        update envelope set next_at = :until
                        where mailing = :mailing and <row> = :row and state = 'DEFERRED'
                        """)
                .define("row", row)
                .bind(
                        "until",
                        until.plus(Duration.ofMillis(Math.floorMod(one.row().hashCode(), 1000))))
                .bind("mailing", mailing)
                .bind("row", one.row())
                .execute();
    }
}
