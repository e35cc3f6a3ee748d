package org.gazette.mail;

import java.util.HexFormat;

/** What is kept of an address that nobody should be able to read: hex HMAC-SHA256 of its key. Safe for many threads. */
public final class AddressHash {
    private static final int BYTES = 32;

    private final KeyRing keys;

    public AddressHash(KeyRing keys) {
        this.keys = keys;
    }

    /** The same for every spelling of one mailbox. */
    public String of(EmailAddress address) {
        return HexFormat.of().formatHex(keys.sign(keys.newest(), address.key(), BYTES));
    }
}
