package org.gazette.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * The link that ends a subscription: who leaves what, signed, with no expiry, since mail lives for years. It can only
 * take a right away.
 *
 * <p>A token is {@code key-id.subscriber.newsletter.mac}, the mac 120 bits of HMAC-SHA256 in base64url.
 */
public record WayOut(long subscriber, String newsletter) {
    private static final int MAC_BYTES = 15;

    public String token(KeyRing keys) {
        String signed = keys.newest() + "." + Long.toString(subscriber, 36) + "." + newsletter;
        return signed + "." + mac(keys, keys.newest(), signed);
    }

    /** @return empty when the token was not made with a key of the ring */
    public static Optional<WayOut> read(String token, KeyRing keys) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 || !keys.has(parts[0]) || !parts[1].matches("[0-9a-z]{1,12}")) {
            return Optional.empty();
        }
        String signed = token.substring(0, token.lastIndexOf('.'));
        byte[] expected = mac(keys, parts[0], signed).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(expected, parts[3].getBytes(StandardCharsets.UTF_8));
        return ours ? Optional.of(new WayOut(Long.parseLong(parts[1], 36), parts[2])) : Optional.empty();
    }

    private static String mac(KeyRing keys, String keyId, String signed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.sign(keyId, "way-out:" + signed, MAC_BYTES));
    }
}
