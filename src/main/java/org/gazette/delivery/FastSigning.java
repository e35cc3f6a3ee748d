package org.gazette.delivery;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who computes signatures. RSA costs the JDK ten times what all the rest of a letter costs; the Corretto Crypto Provider,
 * where it is there and its native library loads, needs a quarter of that. Both make the same bytes.
 */
final class FastSigning {
    private static final Logger LOG = LoggerFactory.getLogger(FastSigning.class);
    private static final String FAST = "AmazonCorrettoCryptoProvider";

    private FastSigning() {}

    /** Found once, when the first letter is to be signed. */
    private static final class Found {
        private static final @Nullable Provider FASTEST = find();

        private static @Nullable Provider find() {
            Provider fast = load();
            LOG.info(
                    "letters are signed by {}", fast == null ? "the JDK" : fast.getName() + " " + fast.getVersionStr());
            return fast;
        }
    }

    static Signature signature(SigningAlgorithm algorithm, PrivateKey key) {
        try {
            Provider fast = Found.FASTEST;
            return fast == null
                    ? begun(Signature.getInstance(algorithm.javaName()), key)
                    : begun(Signature.getInstance(algorithm.javaName(), fast), translated(algorithm, key, fast));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("letters cannot be signed with " + algorithm.tag(), e);
        }
    }

    private static Signature begun(Signature signature, PrivateKey key) throws GeneralSecurityException {
        signature.initSign(key);
        return signature;
    }

    private static PrivateKey translated(SigningAlgorithm algorithm, PrivateKey key, Provider fast)
            throws GeneralSecurityException {
        return algorithm == SigningAlgorithm.RSA
                ? (PrivateKey) KeyFactory.getInstance("RSA", fast).translateKey(key)
                : key;
    }

    private static @Nullable Provider load() {
        try {
            Iterator<Provider> all = ServiceLoader.load(Provider.class).iterator();
            while (all.hasNext()) {
                Provider provider = all.next();
                if (provider.getName().equals(FAST)) {
                    return works(provider) ? provider : null;
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            LOG.info("{} does not load: {}", FAST, e.toString());
        }
        return null;
    }

    /** It signs, and as the JDK does: a native library can fail as late as that. */
    private static boolean works(Provider provider) {
        try {
            for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
                PrivateKey key = KeyPairGenerator.getInstance(algorithm == SigningAlgorithm.RSA ? "RSA" : "Ed25519")
                        .generateKeyPair()
                        .getPrivate();
                Signature plain = begun(Signature.getInstance(algorithm.javaName()), key);
                Signature fast = begun(
                        Signature.getInstance(algorithm.javaName(), provider), translated(algorithm, key, provider));
                if (!java.util.Arrays.equals(plain.sign(), fast.sign())) {
                    return false;
                }
            }
            return true;
        } catch (GeneralSecurityException | LinkageError | RuntimeException e) {
            LOG.info("{} does not sign: {}", FAST, e.toString());
            return false;
        }
    }
}
