package org.gazette.delivery;

import org.gazette.mail.Mailbox;

/** An edition as mail: what all its readers share, stored once. */
public record Letter(Mailbox sender, String subject, LetterTemplate template) {}
