package org.gazette.publishing;

/** How a document is coded on its way (RFC 9110 §8.4.1). */
public enum Coding {
    IDENTITY("identity", ""),
    GZIP("gzip", ".gz"),
    BROTLI("br", ".br");

    private final String token;
    private final String extension;

    Coding(String token, String extension) {
        this.token = token;
        this.extension = extension;
    }

    /** Its name in {@code Accept-Encoding}. */
    public String token() {
        return token;
    }

    /** What the name of its file ends in. */
    public String extension() {
        return extension;
    }
}
