package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Signs letters with one key (RFC 6376). The same letter gets the same signature. Safe for many threads. */
final class Signer {
    private static final int COLUMNS = 72;

    private final SigningKey key;
    private final ThreadLocal<Signature> signatures;

    Signer(SigningKey key) {
        this.key = key;
        this.signatures = ThreadLocal.withInitial(() -> FastSigning.signature(key.algorithm(), key.key()));
    }

    SigningKey key() {
        return key;
    }

    /**
     * The field DKIM-Signature.
     *
     * @param date that the letter bears: a repeat of it is signed at the same time
     */
    byte[] field(SignedHead head, byte[] bodyHash, Instant date) {
        String unsigned =
                "DKIM-Signature: v=1; a=" + key.algorithm().tag() + "; c=relaxed/relaxed;\r\n d=" + key.domain()
                        + ";\r\n s=" + key.selector() + "; t=" + date.getEpochSecond() + ";\r\n bh=" + base64(bodyHash)
                        + ";\r\n h=" + head.names() + ";\r\n b=";
        byte[] own = Relaxed.fields((unsigned + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String signature = base64(sign(head.canonical(), Arrays.copyOf(own, own.length - 2)));
        return (unsigned + folded(signature) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Ed25519 signs the hash of what RSA signs (RFC 8463 §3). */
    private byte[] sign(byte[] head, byte[] own) {
        try {
            Signature signature = signatures.get();
            if (key.algorithm() == SigningAlgorithm.ED25519) {
                MessageDigest digest = SignedBody.sha256();
                digest.update(head);
                signature.update(digest.digest(own));
            } else {
                signature.update(head);
                signature.update(own);
            }
            return signature.sign();
        } catch (SignatureException e) {
            throw new IllegalStateException("a letter cannot be signed with " + key, e);
        }
    }

    private static String folded(String base64) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < base64.length(); at += COLUMNS) {
            lines.append(at == 0 ? "" : "\r\n ").append(base64, at, Math.min(base64.length(), at + COLUMNS));
        }
        return lines.toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
