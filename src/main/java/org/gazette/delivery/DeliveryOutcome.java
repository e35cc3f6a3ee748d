package org.gazette.delivery;

/** What a relay said to an envelope; what the world answers is a value. */
public sealed interface DeliveryOutcome {
    /** The reply as it came, on one line; or, where none came, what happened instead. */
    String reply();

    /** The relay took responsibility (250 to the final dot). It is not yet read, nor even delivered. */
    record Accepted(String reply) implements DeliveryOutcome {}

    /** Not now: a 4xx reply, or no conversation at all. No byte of the body was taken; it may be offered again. */
    record Deferred(String reply) implements DeliveryOutcome {}

    /** Never: a 5xx reply to this recipient. */
    record Refused(String reply) implements DeliveryOutcome {}

    /** The body left and no reply came: it may have been taken. */
    record Unknown(String reply) implements DeliveryOutcome {}

    /** The relay refuses us, not the reader (535, 5.7.x): the mailing pauses, and nobody is charged. */
    record Halted(String reply) implements DeliveryOutcome {}
}
