package org.gazette.delivery;

import org.gazette.mail.KeyRing;

/**
 * Makes the Message-ID of a letter to one address: the same each time it is offered, so that a receiver can drop a second
 * copy, and not to be guessed from outside (RFC 5322 §3.6.4).
 */
public final class MessageIds {
    private static final int BYTES = 20;

    private final KeyRing keys;

    /** @param keys of this purpose alone: with a new key, letters that wait would get new ids */
    public MessageIds(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * @param mailing its name
     * @param recipientKey {@link org.gazette.mail.EmailAddress#key()}
     * @return with its angle brackets, in the sender's domain
     */
    public String of(String mailing, String recipientKey, String senderDomain) {
        byte[] mac = keys.sign(keys.newest(), "message-id:" + mailing + "\n" + recipientKey, BYTES);
        return "<" + Base32.of(mac) + "@" + senderDomain + ">";
    }
}
