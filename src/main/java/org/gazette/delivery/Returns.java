package org.gazette.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.Mailbox;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what comes back.
 *
 * <p>Guarantee: a mail that was taken is stored as it came, together with what it says and what follows from it, in one
 * transaction; only then may the door forget it. The same mail taken twice counts once, and so do two about one letter to
 * one reader. What names no letter of ours changes nothing: a reader is known by the signed address that the mail came
 * back to, or by our Message-ID, which nobody can guess, together with the address that it was sent to. What nobody can
 * read, or what is about no letter of ours, is kept where it can be looked at.
 *
 * <p>Policy: what counts five points within 30 days puts an address on the suppression list, a day counting once. A mailbox
 * that does not exist counts five, one that may not exist three, one that is full or fails one; a letter that was accepted
 * since then, and did not come back, halves what was before it. A refusal of our own server or words counts nothing. A
 * complaint suppresses at once.
 */
public final class Returns {
    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final Duration MEMORY = Duration.ofDays(30);
    private static final double TOO_MANY = 5;
    private static final int LARGEST = 1 << 20;

    private final Database database;
    private final Suppressions suppressions;
    private final AddressHash hash;
    private final MessageIds ids;
    private final Optional<ReturnPaths> paths;
    private final Predicate<String> leaving;
    private final Clock clock;

    /** @param paths empty when letters go out with their sender's own address */
    public Returns(
            Database database,
            Suppressions suppressions,
            AddressHash hash,
            MessageIds ids,
            Optional<ReturnPaths> paths,
            Clock clock) {
        this(database, suppressions, hash, ids, paths, token -> false, clock);
    }

    /** @param leaving ends the subscription that a token leads out of, and says whether it is one of ours */
    public Returns(
            Database database,
            Suppressions suppressions,
            AddressHash hash,
            MessageIds ids,
            Optional<ReturnPaths> paths,
            Predicate<String> leaving,
            Clock clock) {
        this.leaving = leaving;
        this.database = database;
        this.suppressions = suppressions;
        this.hash = hash;
        this.ids = ids;
        this.paths = paths;
        this.clock = clock;
    }

    /** What became of a mail that came back. */
    public enum Fate {
        /** It is about a reader, and counted. */
        READ,
        /** There is nothing to act on: a delay, an automatic answer, or one that was known. */
        IGNORED,
        /** Nobody knows what it says, or it is about no letter of ours. */
        QUARANTINED
    }

    /** A mail that came back, as it stands in its table. */
    public record Entry(long id, String door, Instant cameAt, String state, String reason) {}

    /** A letter of ours that came back, and the reader that it went to. */
    private record Sent(long mailing, EmailAddress address, String trust) {}

    /**
     * Takes a mail in.
     *
     * @param door by which it came, such as {@code smtp}
     * @param recipient the address that it came back to; empty when the door does not know
     * @param raw the mail as it came
     */
    public Fate take(String door, String recipient, byte[] raw) {
        if (Letterboxes.isLeave(recipient)) {
            return farewell(door, recipient, raw);
        }
        BounceReport report = BounceReader.read(raw);
        String digest = sha256(raw);
        return database.write(handle -> {
            Optional<Long> row = store(handle, door, recipient, raw, digest);
            return row.isEmpty() ? Fate.IGNORED : decide(handle, row.get(), recipient, report);
        });
    }

    /** Who has the link of a letter may leave by it, by mail as on its page (RFC 2369 §3.2). Twice is as once. */
    private Fate farewell(String door, String recipient, byte[] raw) {
        boolean left = Farewell.tokens(raw).stream().anyMatch(leaving);
        return database.write(handle -> store(handle, door, recipient, raw, sha256(raw))
                .map(row -> settle(
                        handle,
                        row,
                        left ? Fate.READ : Fate.QUARANTINED,
                        left ? "LEFT" : "it asks to leave, and names no link of ours"))
                .orElse(Fate.IGNORED));
    }

    private Fate decide(Handle handle, long row, String recipient, BounceReport report) {
        if (report.kind() == BounceReport.Kind.PENDING || report.kind() == BounceReport.Kind.AUTO_REPLY) {
            return settle(handle, row, Fate.IGNORED, report.kind().name());
        }
        if (report.kind() == BounceReport.Kind.UNKNOWN) {
            return settle(handle, row, Fate.QUARANTINED, "it cannot be read");
        }
        Optional<Sent> letter = signed(handle, recipient).or(() -> known(handle, report));
        if (letter.isEmpty()) {
            return settle(handle, row, Fate.QUARANTINED, "it is about no letter of ours");
        }
        if (isKnown(handle, letter.get(), report)) {
            return settle(handle, row, Fate.IGNORED, "this letter came back before");
        }
        record(handle, row, letter.get(), report);
        act(handle, letter.get(), report);
        return settle(handle, row, Fate.READ, report.meaning().name());
    }

    private Optional<Sent> signed(Handle handle, String recipient) {
        return paths.flatMap(one -> one.read(recipient))
                .flatMap(to -> handle.createQuery("""
                        select recipient from envelope
                        where mailing = :mailing and subscriber = :subscriber and recipient <> ''
                        """)
                        .bind("mailing", to.mailing())
                        .bind("subscriber", to.subscriber())
                        .mapTo(String.class)
                        .findFirst()
                        .map(address -> new Sent(to.mailing(), EmailAddress.of(address), "VERP")));
    }

    /** By a Message-ID that only who had the letter can know. */
    private Optional<Sent> known(Handle handle, BounceReport report) {
        for (String words : report.addresses()) {
            Optional<EmailAddress> address = address(words);
            Optional<Sent> found = address.flatMap(one -> sent(handle, one, report.messageIds()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Sent> sent(Handle handle, EmailAddress address, List<String> messageIds) {
        return handle
                .createQuery("""
                        select mailing.id, mailing.name, letter.sender
                        from envelope join mailing on mailing.id = envelope.mailing
                        join letter on letter.id = envelope.letter
                        where envelope.recipient_key = :key order by mailing.id desc limit 200
                        """)
                .bind("key", address.key())
                .map((row, context) -> Map.entry(
                        row.getLong("id"),
                        ids.of(
                                row.getString("name"),
                                address.key(),
                                Mailbox.parse(row.getString("sender")).address().domain())))
                .stream()
                .filter(one -> messageIds.contains(one.getValue()))
                .findFirst()
                .map(one -> new Sent(one.getKey(), address, "MESSAGE_ID"));
    }

    private boolean isKnown(Handle handle, Sent letter, BounceReport report) {
        return handle.createQuery("""
                        select count(*) from bounce
                        where address_hash = :hash and mailing = :mailing and (class = 'COMPLAINT') = :complaint
                        """)
                        .bind("hash", hash.of(letter.address()))
                        .bind("mailing", letter.mailing())
                        .bind("complaint", report.meaning() == BounceClass.COMPLAINT)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private void record(Handle handle, long row, Sent letter, BounceReport report) {
        Instant now = clock.instant();
        handle.createUpdate("""
                        insert into bounce (returned, address_hash, mailing, class, status, words, trust, points, day,
                            came_at)
                        values (:row, :hash, :mailing, :class, :status, :words, :trust, :points, :day, :now)
                        """)
                .bind("row", row)
                .bind("hash", hash.of(letter.address()))
                .bind("mailing", letter.mailing())
                .bind("class", report.meaning().name())
                .bind("status", report.status())
                .bind("words", masked(report.words(), letter.address()))
                .bind("trust", letter.trust())
                .bind("points", report.meaning().points())
                .bind("day", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .bind("now", now)
                .execute();
    }

    private void act(Handle handle, Sent letter, BounceReport report) {
        if (report.meaning() == BounceClass.COMPLAINT) {
            suppressions.add(handle, letter.address(), "complaint: " + report.words());
        } else if (report.meaning() == BounceClass.BLOCK || report.meaning() == BounceClass.CONTENT) {
            LOG.warn(
                    "ALARM a receiver refuses our mail, not its reader: domain={} class={} status={}",
                    letter.address().domain(),
                    report.meaning(),
                    report.status());
        } else if (points(handle, letter.address()) >= TOO_MANY) {
            String reason = "bounce: " + report.meaning() + " " + report.status();
            suppressions.add(handle, letter.address(), reason.strip());
        }
    }

    /** What the last 30 days come to. */
    double points(Handle handle, EmailAddress address) {
        Instant since = clock.instant().minus(MEMORY);
        Map<String, Bounce> days = new LinkedHashMap<>();
        handle.createQuery("""
                        select day, points, came_at, mailing from bounce
                        where address_hash = :hash and came_at > :since order by came_at
                        """)
                .bind("hash", hash.of(address))
                .bind("since", since)
                .map((row, context) -> new Bounce(
                        row.getString("day"),
                        row.getInt("points"),
                        Instant.ofEpochMilli(row.getLong("came_at")),
                        row.getLong("mailing")))
                .forEach(one -> days.merge(one.day(), one, (a, b) -> a.points() >= b.points() ? a : b));
        List<Instant> accepted = arrived(handle, address, since);
        double sum = 0;
        for (Bounce one : days.values()) {
            long better = accepted.stream().filter(one.at()::isBefore).count();
            sum += one.points() / Math.pow(2, (double) better);
        }
        return sum;
    }

    private record Bounce(String day, int points, Instant at, long mailing) {}

    /** When letters were accepted that did not come back. */
    private List<Instant> arrived(Handle handle, EmailAddress address, Instant since) {
        return handle.createQuery("""
                        select settled_at from envelope
                        where recipient_key = :key and state = 'ACCEPTED' and settled_at > :since
                          and not exists (select 1 from bounce
                              where bounce.address_hash = :hash and bounce.mailing = envelope.mailing)
                        """)
                .bind("key", address.key())
                .bind("hash", hash.of(address))
                .bind("since", since)
                .mapTo(Instant.class)
                .list();
    }

    /**
     * What cannot be read, and the rest, the newest first.
     *
     * @param state empty for all
     */
    public List<Entry> list(String state, int atMost) {
        return database.read(handle -> handle.createQuery("""
                        select id, door, came_at, state, reason from returned
                        where state = :state or :state = '' order by id desc limit :most
                        """)
                .bind("state", state)
                .bind("most", atMost)
                .map((row, context) -> new Entry(
                        row.getLong("id"),
                        row.getString("door"),
                        Instant.ofEpochMilli(row.getLong("came_at")),
                        row.getString("state"),
                        row.getString("reason")))
                .list());
    }

    /** A mail as it came. */
    public Optional<byte[]> raw(long id) {
        return database.read(handle -> handle.createQuery("select raw from returned where id = :id and raw is not null")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne());
    }

    /** Forgets mails as they came, and what they said, when it counts no more. */
    public void forget(Instant before) {
        database.run(handle -> {
            handle.createUpdate("delete from bounce where came_at < :before")
                    .bind("before", clock.instant().minus(MEMORY))
                    .execute();
            handle.createUpdate("delete from returned where came_at < :before")
                    .bind("before", before)
                    .execute();
        });
    }

    private Optional<Long> store(Handle handle, String door, String recipient, byte[] raw, String digest) {
        return handle.createQuery("""
                        insert into returned (digest, door, recipient, came_at, state, reason, raw)
                        values (:digest, :door, :recipient, :now, 'QUARANTINED', '', :raw)
                        on conflict (digest) do nothing
                        returning id
                        """)
                .bind("digest", digest)
                .bind("door", door)
                .bind("recipient", recipient)
                .bind("now", clock.instant())
                .bind("raw", raw.length > LARGEST ? Arrays.copyOf(raw, LARGEST) : raw)
                .mapTo(Long.class)
                .findOne();
    }

    private static Fate settle(Handle handle, long row, Fate fate, String reason) {
        handle.createUpdate("update returned set state = :state, reason = :reason where id = :id")
                .bind("state", fate.name())
                .bind("reason", reason)
                .bind("id", row)
                .execute();
        return fate;
    }

    private static Optional<EmailAddress> address(String words) {
        try {
            return Optional.of(EmailAddress.of(words));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address stays out of what outlives the reader. */
    private static String masked(String words, EmailAddress address) {
        return words.replaceAll("(?i)" + Pattern.quote(address.toString()), "…");
    }

    private static String sha256(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
