package org.gazette.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How often one client may fetch a document whole without showing what it has of it already (RFC 6585 §4). Who sends a
 * validator is never refused: a 304 costs nothing, and a new version is what it came for.
 *
 * <p>For each client and document it keeps one moment, the one at which the client would have used up nothing any more
 * (the generic cell rate algorithm): each answer moves it on by a share of the period, and it must not lie further ahead
 * than the period. A table of fixed size holds these moments, each with some bits of a keyed hash of client and document;
 * nobody without the key can aim at a place. In a place that is taken by others the moment that lies least far ahead
 * gives way: with too many clients at once it forgets, and never refuses the wrong one but by a chance of one in a
 * million. Safe for many threads, without a lock.
 */
public final class Limits {
    private static final int SLOTS = 1 << 16;
    /** Places that one key may have; side by side, so that they lie in one line of the processor's cache. */
    private static final int WAYS = 4;

    private static final int MOMENT_BITS = 44;
    private static final long MOMENT = (1L << MOMENT_BITS) - 1;
    /** Pages are clicked through, and fetched again by browsers: so many times the number of a feed. */
    private static final int PAGES = 10;

    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);
    private final long period;
    private final long feedShare;
    private final long pageShare;
    private final LongSupplier millis;
    private final KeyedHash hash;

    /**
     * @param unconditional full answers that one client gets of one feed within the period, at least 1
     * @param within the period, at least a second
     * @param proxies addresses and networks of our own proxies, which tell of their clients
     */
    public record Settings(int unconditional, Duration within, List<String> proxies) {
        public static final Settings USUAL = new Settings(30, Duration.ofHours(1), List.of());

        public Settings {
            if (unconditional < 1) {
                throw new IllegalArgumentException(
                        "unconditional = " + unconditional + " must be at least 1: nobody could read a feed at all");
            }
            if (within.toSeconds() < 1 || within.toDays() > 366) {
                throw new IllegalArgumentException("within = " + within + " must be from one second to a year");
            }
            proxies = List.copyOf(proxies);
        }
    }

    /** @param millis the time of day in milliseconds */
    public Limits(Settings settings, LongSupplier millis, SecureRandom chance) {
        this.period = settings.within().toMillis();
        this.feedShare = Math.max(1, period / settings.unconditional());
        this.pageShare = Math.max(1, period / settings.unconditional() / PAGES);
        this.millis = millis;
        byte[] key = new byte[KeyedHash.KEY_BYTES];
        chance.nextBytes(key);
        this.hash = new KeyedHash(key);
    }

    /**
     * Takes note of a full answer that is about to be sent.
     *
     * @param client a number for its address
     * @return 0 when it may be sent, else the seconds after which it may
     */
    long charge(long client, String path, Kind kind) {
        long mark = hash.of(client, path);
        long now = millis.getAsLong();
        long share = kind == Kind.FEED ? feedShare : pageShare;
        int first = (int) mark & (SLOTS - WAYS);
        long tag = mark & ~MOMENT;
        while (true) {
            int place = place(first, tag);
            long seen = slots.get(place);
            long free = (seen & ~MOMENT) == tag ? Math.max(seen & MOMENT, now) : now;
            long next = free + share;
            if (next - now > period) {
                return Math.max(1, (next - now - period + 999) / 1_000);
            }
            if (slots.compareAndSet(place, seen, tag | (next & MOMENT))) {
                return 0;
            }
        }
    }

    /** Its own place, or that of the one which has least ahead. */
    private int place(int first, long tag) {
        int least = first;
        for (int at = first; at < first + WAYS; at++) {
            long slot = slots.get(at);
            if ((slot & ~MOMENT) == tag && slot != 0) {
                return at;
            }
            if ((slot & MOMENT) < (slots.get(least) & MOMENT)) {
                least = at;
            }
        }
        return least;
    }
}
