package org.gazette.delivery;

import java.time.Duration;
import java.util.Map;

/**
 * What a courier goes by, whichever the relay.
 *
 * @param lease how long after its last sign of life others take over what it had in hand; a sixth of it at the end is
 *     not trusted, since a final dot must be behind us by then
 * @param newsletters how their mail goes, by name; one that is not there goes as usual
 */
public record CourierTerms(Duration lease, Map<String, NewsletterTerms> newsletters) {
    public static final CourierTerms USUAL = new CourierTerms(Duration.ofSeconds(90), Map.of());

    /** So many times within a lease it is prolonged, or a little more often. */
    private static final int BEATS = 4;

    private static final int MARGIN = 6;

    public CourierTerms {
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a lease of " + lease + " cannot be kept up");
        }
        newsletters = Map.copyOf(newsletters);
    }

    NewsletterTerms of(String newsletter) {
        return newsletters.getOrDefault(newsletter, NewsletterTerms.USUAL);
    }

    /** How long before its end a lease is no longer trusted. */
    Duration margin() {
        return lease.dividedBy(MARGIN);
    }

    /** How often leases are prolonged, and what dead couriers left behind is put right. */
    Duration beat() {
        return lease.dividedBy(BEATS);
    }
}
