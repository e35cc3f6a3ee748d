package org.gazette.delivery;

import java.time.Instant;

/** An address that must not be mailed, by its hash, and why. */
public record Suppression(String addressHash, String reason, Instant suppressedAt) {}
