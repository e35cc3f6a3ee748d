package org.gazette.mail;

import java.util.HexFormat;

/**
 * What stays of an address when it must be recognised but not kept: its {@link EmailAddress#key} under HMAC-SHA256, in
 * 64 hexadecimal digits. The ring has one key for ever, since what was hashed with another would not be found again.
 */
public final class AddressHash {
    private static final int BYTES = 32;

    private final KeyRing keys;

    /** @param keys the ring {@code suppression} */
    public AddressHash(KeyRing keys) {
        this.keys = keys;
    }

    public String of(EmailAddress address) {
        return HexFormat.of().formatHex(keys.sign(keys.newest(), "address:" + address.key(), BYTES));
    }
}
