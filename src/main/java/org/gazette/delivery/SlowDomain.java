package org.gazette.delivery;

import java.time.Instant;

/**
 * A mail domain that asked for fewer letters, and gets fewer.
 *
 * @param pace what it is offered now
 * @param since when it asked last
 * @param until when it rests no more; it is faster ten minutes after it asked last
 */
public record SlowDomain(String relay, String domain, Pace pace, Instant since, Instant until) {}
