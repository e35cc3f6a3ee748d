package org.gazette.publishing;

import java.time.Duration;

/**
 * For how long a document may be taken as it is, without asking (RFC 9111 §5.2.2, RFC 5861, RFC 8246).
 *
 * @param fresh a whole number of seconds
 * @param immutable whether it never changes
 */
public record Freshness(Duration fresh, boolean immutable) {
    /** Of what may change at any time, such as the front page. */
    public static final Freshness USUAL = new Freshness(Duration.ofMinutes(1), false);

    public static final Freshness FOR_EVER = new Freshness(Duration.ofDays(365), true);

    /** The value of the header {@code Cache-Control}. */
    public String cacheControl() {
        String age = "public, max-age=" + fresh.toSeconds();
        return immutable ? age + ", immutable" : age + ", stale-while-revalidate=60, stale-if-error=86400";
    }
}
