package org.gazette.delivery;

import java.time.Instant;

/** A mail in the local inbox, as its reader sees it, and its source. */
public record ReceivedMail(
        String recipient, String from, String subject, Instant date, String html, String plain, String source) {}
