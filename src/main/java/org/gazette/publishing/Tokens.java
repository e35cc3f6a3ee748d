package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.gazette.mail.KeyRing;

/**
 * The tokens of links that are good once: 128 bits of HMAC-SHA256 over the number of their row. So none of them is stored,
 * not even in a letter that waits; its row holds only what recognises it.
 */
final class Tokens {
    private static final int BYTES = 16;

    private final KeyRing keys;

    /** @param keys of this purpose alone */
    Tokens(KeyRing keys) {
        this.keys = keys;
    }

    /** Of the question whether a reader asked. */
    String confirm(long signUp) {
        return token("confirm:" + signUp);
    }

    /** Of a link to what is kept about a reader. */
    String link(long link) {
        return token("link:" + link);
    }

    private String token(String words) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.sign(keys.newest(), words, BYTES));
    }

    /** What a row holds of a token. */
    static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
