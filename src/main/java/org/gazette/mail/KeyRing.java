package org.gazette.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret keys by id, the newest first: it signs with the newest, and knows what any of them signed (HMAC-SHA256). Safe
 * for many threads.
 */
public final class KeyRing {
    private static final String HMAC = "HmacSHA256";

    private final Map<String, byte[]> keys;
    private final String newest;
    /** Made ready once a thread, since a letter needs several. */
    private final ThreadLocal<Map<String, Mac>> macs = ThreadLocal.withInitial(HashMap::new);

    /** @param keys id to at least 16 random bytes, the newest first; at least one */
    public KeyRing(Map<String, byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key ring needs a key");
        }
        this.keys = new LinkedHashMap<>(keys);
        this.newest = keys.keySet().iterator().next();
    }

    /** The id of the key that signs. */
    public String newest() {
        return newest;
    }

    public boolean has(String keyId) {
        return keys.containsKey(keyId);
    }

    /**
     * @param keyId one that {@link #has}
     * @return the first {@code length} bytes of the HMAC, at most 32
     */
    public byte[] sign(String keyId, String text, int length) {
        Mac mac = macs.get().computeIfAbsent(keyId, this::mac);
        return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), length);
    }

    private Mac mac(String keyId) {
        byte[] key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("no key '" + keyId + "'");
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
