package org.gazette.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One letter to one address, in the hand of a courier.
 *
 * @param place where its row lies, on a database that finds it by that; else 0
 * @param letter the number of its letter
 * @param recipient the address as it stands in the table
 * @param epoch which claim it is; what is written about it names this
 * @param attempts how many were made before this one
 * @param unknowns how many of those ended in silence
 * @param datedAt the Date it was first offered with; {@link Instant#EPOCH} when it never was
 */
record Envelope(
        Sack sack,
        long place,
        long letter,
        String recipient,
        String recipientKey,
        long subscriber,
        String name,
        long epoch,
        int attempts,
        int unknowns,
        Instant datedAt) {
    /** What {@link #of} reads, in its order; the key is left out where the address is the key. */
    static final String COLUMNS = "place, letter, recipient, nullif(recipient_key, recipient), subscriber, name, epoch,"
            + " attempts, unknowns, dated_at";

    static Envelope of(Sack sack, ResultSet row) throws SQLException {
        String recipient = row.getString(3);
        String key = row.getString(4);
        return new Envelope(
                sack,
                row.getLong(1),
                row.getLong(2),
                recipient,
                key == null ? recipient : key,
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getInt(8),
                row.getInt(9),
                Instant.ofEpochMilli(row.getLong(10)));
    }

    /** The Date that it is offered with today: a copy in doubt keeps its own, however old. */
    Instant date(Instant today) {
        boolean first = datedAt.equals(Instant.EPOCH);
        boolean stale = unknowns == 0 && datedAt.plus(Sealing.STALE).isBefore(today);
        return first || stale ? today : datedAt;
    }

    /** As the next claim of it has it. */
    Envelope claimed(Instant date) {
        return new Envelope(
                sack, place, letter, recipient, recipientKey, subscriber, name, epoch + 1, attempts, unknowns, date);
    }

    /** What a claim is known by, and nothing else of it. */
    static Envelope claimed(long place, long mailing, String recipientKey, long epoch) {
        Sack sack = new Sack(mailing, "", "", UnknownPolicy.RESEND, Instant.EPOCH);
        return new Envelope(sack, place, 0, "", recipientKey, 0, "", epoch, 0, 0, Instant.EPOCH);
    }

    /** The same claim of the same letter. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Envelope that
                && epoch == that.epoch
                && sack.id() == that.sack.id()
                && recipientKey.equals(that.recipientKey);
    }

    @Override
    public int hashCode() {
        return 31 * recipientKey.hashCode() + Long.hashCode(epoch);
    }

    /** The mail domain that it goes to. */
    String domain() {
        return recipientKey.substring(recipientKey.lastIndexOf('@') + 1);
    }
}
