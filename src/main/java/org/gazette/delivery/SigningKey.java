package org.gazette.delivery;

import java.net.IDN;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What letters of a domain are signed with. The key itself is never shown.
 *
 * @param domain that answers for the letters: the sender's, or one above it; with A-labels
 * @param selector which of the domain's keys it is: {@code selector._domainkey.domain} holds the public one
 */
public record SigningKey(String domain, String selector, SigningAlgorithm algorithm, PrivateKey key) {
    private static final int FEWEST_BITS = 1024;
    private static final int BITS = 2048;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]{0,200}[a-z0-9_])?");

    public SigningKey {
        domain = ascii("domain", domain);
        selector = ascii("selector", selector);
    }

    static String ascii(String what, String name) {
        String ascii = name;
        try {
            ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            ascii = "";
        }
        if (!NAME.matcher(ascii).matches()) {
            throw new IllegalArgumentException("the " + what + " of a signing key, '" + name + "', is no DNS name");
        }
        return ascii;
    }

    /** A new one: RSA of 2048 bits, or Ed25519. */
    static SigningKey fresh(String domain, String selector, SigningAlgorithm algorithm) {
        try {
            KeyPairGenerator pair = KeyPairGenerator.getInstance(algorithm == SigningAlgorithm.RSA ? "RSA" : "Ed25519");
            if (algorithm == SigningAlgorithm.RSA) {
                pair.initialize(BITS);
            }
            return new SigningKey(
                    domain, selector, algorithm, pair.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no keys of " + algorithm, e);
        }
    }

    /** As {@link #ofPem} reads it. */
    String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /**
     * Reads a private key in PEM, as {@code openssl genpkey} writes it (PKCS #8, RFC 7468).
     *
     * @throws IllegalArgumentException when there is none that receivers would take, with what to do about it
     */
    public static SigningKey ofPem(String domain, String selector, String pem) {
        Matcher found = PEM.matcher(pem);
        if (!found.find()) {
            throw new IllegalArgumentException("holds no key in PEM; make one by: gazette dkim key SELECTOR");
        }
        if (!found.group(1).equals("PRIVATE KEY")) {
            throw new IllegalArgumentException("holds '" + found.group(1)
                    + "', not 'PRIVATE KEY' (PKCS #8); convert it by: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        PrivateKey key = key(Base64.getMimeDecoder().decode(found.group(2)));
        return new SigningKey(
                domain,
                selector,
                key instanceof RSAPrivateCrtKey ? SigningAlgorithm.RSA : SigningAlgorithm.ED25519,
                key);
    }

    private static PrivateKey key(byte[] encoded) {
        for (String kind : new String[] {"RSA", "Ed25519"}) {
            try {
                PrivateKey key = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded));
                requireStrength(key);
                return key;
            } catch (InvalidKeySpecException anotherKind) {
                // the next kind may fit
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java knows no " + kind, e);
            }
        }
        throw new IllegalArgumentException("holds a key that is neither RSA nor Ed25519; no receiver checks another");
    }

    private static void requireStrength(PrivateKey key) {
        if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException(
                    "holds an RSA key of " + rsa.getModulus().bitLength()
                            + " bits; receivers take none of less than 1024, and 2048 is right (RFC 8301)");
        }
    }

    /** The half that receivers check with. */
    public PublicKey publicKey() {
        try {
            if (key instanceof RSAPrivateCrtKey rsa) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            }
            return ofSeed(((EdECPrivateKey) key).getBytes().orElseThrow());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no public key of a private one", e);
        }
    }

    /** Java derives the public key of Ed25519 only when it makes a pair, and it makes one of the bytes it is given. */
    private static PublicKey ofSeed(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator pair = KeyPairGenerator.getInstance("Ed25519");
        pair.initialize(NamedParameterSpec.ED25519, new Given(seed));
        return pair.generateKeyPair().getPublic();
    }

    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    /** Whether it may sign for a sender at this domain, so that DMARC sees them as one (RFC 9989). */
    boolean signsFor(String senderDomain) {
        return senderDomain.equals(domain) || senderDomain.endsWith("." + domain);
    }

    @Override
    public String toString() {
        return selector + "._domainkey." + domain + " (" + algorithm.tag() + ")";
    }
}
