package org.gazette.typesetting;

import java.util.List;

/** The words of {@code web/inbox.ftlh}. */
public record InboxWords(PartWords.Masthead paper, PartWords.Head head, List<Mail> mails) {
    /** A mail in the local mailbox; its addresses lead to it as HTML, plain text and source. */
    public record Mail(String recipient, String from, String subject, String html, String text, String source) {}
}
