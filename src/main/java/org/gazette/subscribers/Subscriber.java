package org.gazette.subscribers;

import java.time.Instant;
import org.gazette.mail.EmailAddress;

/** A reader. The name may be empty. */
public record Subscriber(long id, EmailAddress address, String name, Instant joinedAt) {}
