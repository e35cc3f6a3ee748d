package org.gazette.delivery;

import java.time.Instant;
import org.gazette.mail.EmailAddress;

/** What makes a letter one reader's own. */
public record Filling(EmailAddress to, String name, String wayOutUrl, String messageId, Instant date) {}
