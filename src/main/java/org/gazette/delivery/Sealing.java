package org.gazette.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.gazette.mail.EmailAddress;

/**
 * Fills the letter of an envelope, signs it and closes it. The same envelope gives the same bytes at each attempt, so that a
 * receiver may know a copy by its Message-ID. Safe for many threads.
 */
final class Sealing {
    /** A letter of which the relay said a definite no may get a new Date after this; a copy in doubt never does. */
    static final Duration STALE = Duration.ofHours(6);
    /** Letters kept in memory; an issue has one for each variant. */
    private static final int KEPT = 64;

    private final Outbox outbox;
    private final MessageIds ids;
    private final BiFunction<Long, String, String> wayOut;
    private final Signatures signatures;
    private final BiFunction<Long, Long, Optional<EmailAddress>> returnPath;
    private final Clock clock;
    private final Map<Long, Letter> letters = new ConcurrentHashMap<>();

    Sealing(
            Outbox outbox,
            MessageIds ids,
            BiFunction<Long, String, String> wayOut,
            Signatures signatures,
            Clock clock) {
        this(outbox, ids, wayOut, signatures, (mailing, subscriber) -> Optional.empty(), clock);
    }

    /** @param returnPath the address that a letter comes back to, by mailing and reader */
    Sealing(
            Outbox outbox,
            MessageIds ids,
            BiFunction<Long, String, String> wayOut,
            Signatures signatures,
            BiFunction<Long, Long, Optional<EmailAddress>> returnPath,
            Clock clock) {
        this.returnPath = returnPath;
        this.outbox = outbox;
        this.ids = ids;
        this.wayOut = wayOut;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when this envelope cannot be filled, whoever tries */
    Parcel seal(Envelope envelope) {
        return seal(envelope, envelope.date(today(clock)));
    }

    /**
     * The same, with the Date that the ledger has.
     *
     * @throws IllegalArgumentException when this envelope cannot be filled, whoever tries
     */
    Parcel seal(Envelope envelope, Instant date) {
        Letter letter = letter(envelope.letter());
        EmailAddress recipient = EmailAddress.of(envelope.recipient());
        EmailAddress sender = letter.sender().address();
        String messageId = ids.of(envelope.sack().name(), envelope.recipientKey(), sender.domain());
        String way = wayOut.apply(envelope.subscriber(), envelope.sack().newsletter());
        Filling filling = new Filling(recipient, envelope.name(), way, messageId, date);
        Message message = letter.template().fill(filling, signatures.of(sender.domain()));
        EmailAddress comesBackTo =
                returnPath.apply(envelope.sack().id(), envelope.subscriber()).orElse(sender);
        return new Parcel(envelope, comesBackTo, recipient, messageId, date, message);
    }

    /** The Date of a letter that is offered now: to the second. */
    static Instant today(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Letter letter(long number) {
        Letter known = letters.get(number);
        if (known != null) {
            return known;
        }
        if (letters.size() >= KEPT) {
            letters.clear();
        }
        Letter read = outbox.letter(number);
        letters.put(number, read);
        return read;
    }
}
