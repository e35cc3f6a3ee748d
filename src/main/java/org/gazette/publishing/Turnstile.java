package org.gazette.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.gazette.mail.KeyRing;

/**
 * Lets people through to the sign-up and keeps programs back. Each form carries a signed moment, and is good once, from
 * two seconds to an hour after it was shown. One network and one mail domain pass freely only so often in an hour; beyond
 * that, and for everybody while far more is asked for than confirmed, the browser has to do some work first: to find a
 * number whose SHA-256 together with the form begins with so many zero bits. Who has no script waits a minute instead, and
 * a network may do that three times an hour. Nothing here depends on whether an address is known. Safe for many threads;
 * each node counts for itself.
 */
public final class Turnstile {
    /** Zero bits that work comes to: some 260,000 hashes, about a second of a browser's time. */
    public static final int WORK_BITS = 18;

    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int SLOW_PASSES = 3;
    private static final int REFUSED_BEYOND = 10;
    private static final int CALM = 50;
    private static final int RATIO = 10;
    private static final int CHANCE_BYTES = 9;
    private static final int MAC_BYTES = 15;
    private static final int MOST_REMEMBERED = 500_000;

    private final KeyRing keys;
    private final SecureRandom chance;
    private final Clock clock;
    private final int perNetwork;
    private final int perDomain;
    private final int bits;
    private final Cache<String, Boolean> used;
    private final Cache<String, AtomicInteger> counts;
    private final HourCount asked;
    private final HourCount confirmed;

    /**
     * @param keys of forms, for nothing else
     * @param perNetwork free passes of a network in an hour; beyond ten times as many it is refused
     * @param perDomain free passes of a mail domain in an hour
     */
    public Turnstile(KeyRing keys, SecureRandom chance, Clock clock, int perNetwork, int perDomain) {
        this(keys, chance, clock, perNetwork, perDomain, WORK_BITS);
    }

    /** @param bits zero bits that work comes to, at most 31 */
    Turnstile(KeyRing keys, SecureRandom chance, Clock clock, int perNetwork, int perDomain, int bits) {
        this.bits = bits;
        this.keys = keys;
        this.chance = chance;
        this.clock = clock;
        this.perNetwork = perNetwork;
        this.perDomain = perDomain;
        this.used = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
        this.counts = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
        this.asked = new HourCount();
        this.confirmed = new HourCount();
    }

    /** What becomes of one who comes with a form. */
    public enum Verdict {
        PASS,
        /** The form came back within two seconds, was used, or is no form of ours: show a new one. */
        AGAIN,
        /** The form is older than an hour: show a new one. */
        STALE,
        /** Show the form with work to do, or a minute to wait. */
        WORK,
        /** Too many from this network. */
        REFUSED
    }

    /** A new form: moment, chance and signature. */
    public String form() {
        byte[] random = new byte[CHANCE_BYTES];
        chance.nextBytes(random);
        String words = keys.newest() + "." + Long.toString(clock.millis(), 36) + "." + base64(random);
        return words + "." + mac(keys.newest(), words);
    }

    /** Whether everybody has to work at this time. */
    public boolean isShut() {
        int many = asked.sum(clock.instant());
        return many > CALM && many > RATIO * confirmed.sum(clock.instant());
    }

    /** Takes note that somebody's address was confirmed. */
    public void confirmed() {
        confirmed.add(clock.instant());
    }

    /** How many asked within the hour, as far as this node knows. */
    public int askedThisHour() {
        return asked.sum(clock.instant());
    }

    /**
     * Lets one through, or does not.
     *
     * @param form as {@link #form} made it
     * @param work the number that was found; empty when nobody looked for one
     * @param network from where, such as {@code 192.0.2.0/24}
     * @param domain of the address
     */
    public Verdict pass(String form, String work, String network, String domain) {
        Instant shown = shown(form);
        Instant now = clock.instant();
        if (shown.equals(Instant.EPOCH) || shown.plus(SHORTEST).isAfter(now) || used.getIfPresent(form) != null) {
            return Verdict.AGAIN;
        }
        if (shown.plus(LONGEST).isBefore(now)) {
            return Verdict.STALE;
        }
        int ofNetwork = count("network " + network, now).get();
        if (ofNetwork >= perNetwork * REFUSED_BEYOND) {
            return Verdict.REFUSED;
        }
        boolean free = ofNetwork < perNetwork && count("domain " + domain, now).get() < perDomain && !isShut();
        if (!free && !worked(form, work, bits) && !waited(shown, network, now)) {
            return Verdict.WORK;
        }
        if (used.asMap().putIfAbsent(form, true) != null) {
            return Verdict.AGAIN;
        }
        count("network " + network, now).incrementAndGet();
        count("domain " + domain, now).incrementAndGet();
        asked.add(now);
        return Verdict.PASS;
    }

    private boolean waited(Instant shown, String network, Instant now) {
        return !shown.plus(SLOW).isAfter(now) && count("slow " + network, now).incrementAndGet() <= SLOW_PASSES;
    }

    /** Counters begin anew with each hour. */
    private AtomicInteger count(String what, Instant now) {
        String key = what + " " + now.getEpochSecond() / Duration.ofHours(1).toSeconds();
        return counts.get(key, one -> new AtomicInteger());
    }

    /** Whether the number and the form come to enough zero bits. */
    static boolean worked(String form, String work, int bits) {
        if (!work.matches("\\d{1,15}")) {
            return false;
        }
        byte[] hash = sha256(form + "." + work);
        int zeros = Integer.numberOfLeadingZeros(
                (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | (hash[3] & 0xff));
        return zeros >= bits;
    }

    /** When a form was shown; {@link Instant#EPOCH} when it is none of ours. */
    private Instant shown(String form) {
        String[] parts = form.split("\\.", -1);
        if (parts.length != 4 || !keys.has(parts[0]) || !parts[1].matches("[0-9a-z]{1,12}")) {
            return Instant.EPOCH;
        }
        byte[] expected =
                mac(parts[0], form.substring(0, form.lastIndexOf('.'))).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, parts[3].getBytes(StandardCharsets.UTF_8))
                ? Instant.ofEpochMilli(Long.parseLong(parts[1], 36))
                : Instant.EPOCH;
    }

    private String mac(String keyId, String words) {
        return base64(keys.sign(keyId, "form:" + words, MAC_BYTES));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** How often something happened within the last hour, minute by minute. */
    private static final class HourCount {
        private static final int MINUTES = 60;

        private final int[] counts = new int[MINUTES];
        private final long[] minutes = new long[MINUTES];

        synchronized void add(Instant now) {
            long minute = now.getEpochSecond() / MINUTES;
            int slot = (int) (minute % MINUTES);
            if (minutes[slot] != minute) {
                minutes[slot] = minute;
                counts[slot] = 0;
            }
            counts[slot]++;
        }

        synchronized int sum(Instant now) {
            long minute = now.getEpochSecond() / MINUTES;
            int sum = 0;
            for (int slot = 0; slot < MINUTES; slot++) {
                sum += minute - minutes[slot] < MINUTES ? counts[slot] : 0;
            }
            return sum;
        }
    }
}
