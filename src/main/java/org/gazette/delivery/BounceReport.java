package org.gazette.delivery;

import java.util.List;

/**
 * What a mail that came back says.
 *
 * @param kind of what it is
 * @param addresses that it may be about, the likeliest first; as the report writes them
 * @param messageIds of the letter that came back, with their angle brackets, as far as they are told
 * @param status such as {@code 5.1.1}; may be empty
 * @param words the reply that it quotes, at most 500 characters
 */
record BounceReport(
        Kind kind, List<String> addresses, List<String> messageIds, BounceClass meaning, String status, String words) {
    static final int LONGEST = 500;

    /** What comes back. */
    enum Kind {
        /** A letter was refused, or given up. */
        FAILED,
        /** A reader called a letter spam (RFC 5965). */
        COMPLAINT,
        /** Nothing is decided: it is late, or it arrived (RFC 3464 §2.3.3). */
        PENDING,
        /** A machine answers for somebody who is away (RFC 3834). */
        AUTO_REPLY,
        /** Nobody knows. */
        UNKNOWN
    }

    static BounceReport nothing(Kind kind) {
        return new BounceReport(kind, List.of(), List.of(), BounceClass.SOFT, "", "");
    }
}
