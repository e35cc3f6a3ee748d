package org.gazette.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    private final String readyFromStart;
    private final String readyBehind;
    private final String deferred;
    private final Map<Long, String> cursors = new ConcurrentHashMap<>();

    Picking(Vendor vendor) {
        String ready = """
                select %s from envelope
                where mailing = ? and state = 'READY' and domain %s ? and next_at <= ?
                order by domain, next_at limit ?%s
                """;
        this.readyFromStart = ready.formatted(Envelope.COLUMNS, ">=", vendor.skipLocked());
        this.readyBehind = ready.formatted(Envelope.COLUMNS, ">", vendor.skipLocked());
        this.deferred = """
                select %s from envelope
                where mailing = ? and state = 'DEFERRED' and next_at <= ? order by next_at limit ?%s
                """.formatted(Envelope.COLUMNS, vendor.skipLocked());
    }

    /** @return at most {@code atMost}, as they stand in the table: who takes them writes down the next epoch */
    Collection<Envelope> pick(Handle handle, Sack sack, Gate gate, int atMost, boolean oldFirst, Instant now) {
        Set<Envelope> picked = new LinkedHashSet<>();
        if (oldFirst) {
            deferred(handle, sack, gate, atMost, now, picked);
        }
        ready(handle, sack, gate, atMost, now, picked);
        if (!oldFirst) {
            deferred(handle, sack, gate, atMost, now, picked);
        }
        return picked;
    }

    private void ready(Handle handle, Sack sack, Gate gate, int atMost, Instant now, Set<Envelope> picked) {
        String from = cursors.getOrDefault(sack.id(), "");
        boolean round = from.isEmpty();
        for (int step = 0; step < STEPS && picked.size() < atMost; step++) {
            int most = step == 0 ? atMost - picked.size() : WINDOW;
            List<Envelope> window = window(handle, sack, from, now, most);
            for (Envelope one : window) {
                if (picked.size() < atMost && !picked.contains(one) && gate.admits(one.domain())) {
                    picked.add(one);
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
        cursors.put(sack.id(), from);
    }

    private List<Envelope> window(Handle handle, Sack sack, String from, Instant now, int most) {
        return RowBatch.list(
                handle,
                from.isEmpty() ? readyFromStart : readyBehind,
                values -> values.put(sack.id()).put(from).put(now).put(most),
                row -> Envelope.of(sack, row));
    }

    /** Those that were deferred before and whose time has come; one whose domain is held back gets another time. */
    private void deferred(Handle handle, Sack sack, Gate gate, int atMost, Instant now, Set<Envelope> picked) {
        for (int step = 0; step < STEPS && picked.size() < atMost; step++) {
            List<Envelope> window = deferred(handle, sack, now);
            List<Envelope> held = new ArrayList<>();
            for (Envelope one : window) {
                if (picked.size() >= atMost) {
                    break;
                }
                if (picked.contains(one)) {
                    continue;
                }
                if (gate.admits(one.domain())) {
                    picked.add(one);
                } else {
                    held.add(one);
                }
            }
            held.forEach(one -> postpone(handle, one, now.plus(gate.delay(one.domain()))));
            if (held.isEmpty() || window.size() < WINDOW) {
                break;
            }
        }
    }

    private List<Envelope> deferred(Handle handle, Sack sack, Instant now) {
        return RowBatch.list(
                handle, deferred, values -> values.put(sack.id()).put(now).put(WINDOW), row -> Envelope.of(sack, row));
    }

    private static void postpone(Handle handle, Envelope one, Instant until) {
        handle.createUpdate("""
                        update envelope set next_at = :until
                        where mailing = :mailing and recipient_key = :recipient and state = 'DEFERRED'
                        """)
                .bind(
                        "until",
                        until.plus(Duration.ofMillis(
                                Math.floorMod(one.recipientKey().hashCode(), 1000))))
                .bind("mailing", one.sack().id())
                .bind("recipient", one.recipientKey())
                .execute();
    }
}
