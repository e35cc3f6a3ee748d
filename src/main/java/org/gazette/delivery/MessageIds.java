package org.gazette.delivery;

import java.util.HexFormat;
import org.gazette.mail.KeyRing;

/** The Message-ID of a mailing to a recipient: the same at every attempt. */
public final class MessageIds {
    private final KeyRing keys;

    public MessageIds(KeyRing keys) {
        this.keys = keys;
    }

    public String of(String mailing, String recipientKey, String senderDomain) {
        byte[] mac = keys.sign(keys.newest(), mailing + "\n" + recipientKey, 16);
        return "<g" + HexFormat.of().formatHex(mac) + "@" + senderDomain + ">";
    }
}
