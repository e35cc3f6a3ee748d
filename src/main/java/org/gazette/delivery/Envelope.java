package org.gazette.delivery;

import java.time.Instant;

/**
 * One letter to one address, in the hand of a courier.
 *
 * @param letter the number of its letter
 * @param recipient the address as it stands in the table
 * @param epoch which claim it is; what is written about it names this
 * @param attempts how many were made before this one
 * @param unknowns how many of those ended in silence
 * @param datedAt the Date it was first offered with; {@link Instant#EPOCH} when it never was
 */
record Envelope(
        Sack sack,
        long letter,
        String recipient,
        String recipientKey,
        long subscriber,
        String name,
        long epoch,
        int attempts,
        int unknowns,
        Instant datedAt) {
    /** The mail domain that it goes to. */
    String domain() {
        return recipientKey.substring(recipientKey.lastIndexOf('@') + 1);
    }
}
