package org.gazette.delivery;

import java.time.Instant;
import org.gazette.mail.EmailAddress;

/**
 * An envelope filled and closed: who it is from, for whom, and the bytes.
 *
 * @param sender of the SMTP envelope
 * @param messageId names it in the log, since addresses do not stand there
 * @param date the Date that its bytes bear
 * @param message signed, where there is a key for its sender
 */
record Parcel(
        Envelope envelope,
        EmailAddress sender,
        EmailAddress recipient,
        String messageId,
        Instant date,
        Message message) {}
