package org.gazette.subscribers;

import java.time.Instant;

/**
 * By which door a reader agreed, and to what: the proof of it (GDPR, article 7).
 *
 * @param source such as {@code form}, {@code command line} or {@code import 3: listmonk}
 * @param askedAt when it was asked for, where it was confirmed later; else {@link Instant#EPOCH}
 * @param wording the version of the words that were agreed to; may be empty
 * @param form the address of the page where they stood; may be empty
 * @param network from where, cut to its first 24 bits (IPv4) or 64 (IPv6); may be empty
 */
public record Consent(String source, Instant askedAt, String wording, String form, String network) {
    /** One act at one door, with nothing else known of it. */
    public static Consent by(String source) {
        return new Consent(source, Instant.EPOCH, "", "", "");
    }
}
