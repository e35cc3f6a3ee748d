package org.gazette.delivery;

import java.nio.charset.StandardCharsets;

/** The bytes of a letter, with places that a {@link Filling} takes. */
public final class LetterTemplate {
    private final byte[] stored;

    private LetterTemplate(byte[] stored) {
        this.stored = stored;
    }

    public static LetterTemplate of(byte[] stored) {
        return new LetterTemplate(stored.clone());
    }

    public byte[] toBytes() {
        return stored.clone();
    }

    /** The whole RFC 5322 message, CRLF, 7-bit, not dot-stuffed. */
    public byte[] fill(Filling filling) {
        return new String(stored, StandardCharsets.UTF_8)
                .replace("${to}", filling.to().toString())
                .replace("${name}", filling.name())
                .replace("${wayOut}", filling.wayOutUrl())
                .replace("${messageId}", filling.messageId())
                .replace("${date}", filling.date().toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
