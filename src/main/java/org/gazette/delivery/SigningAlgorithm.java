package org.gazette.delivery;

/** How a letter is signed. */
public enum SigningAlgorithm {
    /** What every receiver checks (RFC 6376, RFC 8301). */
    RSA("rsa-sha256", "rsa", "SHA256withRSA"),
    /** Shorter and faster, but not known everywhere: only beside the other (RFC 8463). */
    ED25519("ed25519-sha256", "ed25519", "Ed25519");

    private final String tag;
    private final String keyType;
    private final String javaName;

    SigningAlgorithm(String tag, String keyType, String javaName) {
        this.tag = tag;
        this.keyType = keyType;
        this.javaName = javaName;
    }

    /** As it stands in a signature. */
    public String tag() {
        return tag;
    }

    /** As it stands in the DNS. */
    String keyType() {
        return keyType;
    }

    String javaName() {
        return javaName;
    }
}
