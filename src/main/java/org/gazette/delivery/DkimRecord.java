package org.gazette.delivery;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the DNS must say, so that receivers can check a signature (RFC 6376 §3.6): a TXT record.
 *
 * @param name of the record, with its last dot
 * @param strings of at most 255 bytes, which receivers join (RFC 1035 §3.3.14)
 */
public record DkimRecord(String name, List<String> strings) {
    private static final int LONGEST = 255;
    private static final int ED25519_BYTES = 32;

    public static DkimRecord of(SigningKey key) {
        return new DkimRecord(
                key.selector() + "._domainkey." + key.domain() + ".",
                split("v=DKIM1; k=" + key.algorithm().keyType() + "; p="
                        + Base64.getEncoder().encodeToString(published(key))));
    }

    /** RSA whole, Ed25519 bare (RFC 8463 §4.2), which is the end of its X.509 form. */
    private static byte[] published(SigningKey key) {
        PublicKey whole = key.publicKey();
        byte[] encoded = whole.getEncoded();
        return key.algorithm() == SigningAlgorithm.RSA
                ? encoded
                : Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
    }

    private static List<String> split(String text) {
        List<String> strings = new ArrayList<>();
        for (int at = 0; at < text.length(); at += LONGEST) {
            strings.add(text.substring(at, Math.min(text.length(), at + LONGEST)));
        }
        return List.copyOf(strings);
    }

    /** The record as receivers read it, in one piece. */
    public String text() {
        return String.join("", strings);
    }

    /** A line of a zone file. */
    @Override
    public String toString() {
        return name + " IN TXT "
                + strings.stream().map(part -> "\"" + part + "\"").collect(Collectors.joining(" ", "( ", " )"));
    }
}
