package org.gazette.delivery;

import org.gazette.mail.Mailbox;

/** An edition as mail, stored once. */
public record Letter(Mailbox sender, String subject, LetterTemplate template) {}
