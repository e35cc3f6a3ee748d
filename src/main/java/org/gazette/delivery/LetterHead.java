package org.gazette.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.Mailbox;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.text.Slug;
import org.gazette.typesetting.Edition;

/**
 * The headers of a newsletter's letter: RFC 5322, RFC 2369 and 2919 for lists, RFC 8058 for the way out, RFC 9477 for
 * complaints.
 */
final class LetterHead {
    private static final int SHORTEST_SENDER_ID = 5;
    private static final int LONGEST_SENDER_ID = 15;

    private final SiteAddress site;
    private final Optional<String> returns;
    private final Newsletter newsletter;
    private final Issue issue;
    private final Edition edition;
    private final List<Piece> pieces = new ArrayList<>();

    LetterHead(SiteAddress site, Optional<String> returns, Newsletter newsletter, Issue issue, Edition edition) {
        this.site = site;
        this.returns = returns;
        this.newsletter = newsletter;
        this.issue = issue;
        this.edition = edition;
    }

    List<Piece> pieces() {
        letter();
        list();
        bulk();
        return pieces;
    }

    private void letter() {
        mailbox("From", newsletter.sender());
        mailbox("Reply-To", answersTo());
        gap("To: ", Gap.TO, "");
        header("Subject", EncodedWords.text("Subject: ".length(), edition.subject()));
        gap("Date: ", Gap.DATE, "");
        gap("Message-ID: ", Gap.MESSAGE_ID, "");
    }

    /** A newsletter's page says how it is subscribed to and left, and holds its archive. */
    private void list() {
        String page = "<" + site.of(SiteAddress.newsletter(newsletter.list())) + ">";
        header("List-Id", EncodedWords.phrase("List-Id: ".length(), newsletter.masthead(), listId()));
        gap("List-Unsubscribe: <", Gap.WAY_OUT, returns.isPresent() ? ">," : ">");
        returns.ifPresent(domain -> gap(" <mailto:" + Letterboxes.leave(domain) + "?subject=", Gap.WAY_OUT, ">"));
        header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        header("List-Help", page);
        header("List-Subscribe", page);
        header("List-Archive", page);
        header("List-Owner", "<mailto:" + encoded(answersTo().address()) + ">");
        header("List-Post", "NO");
    }

    private void bulk() {
        header("Feedback-ID", feedbackId());
        returns.filter(this::isAligned)
                .ifPresent(domain -> header("CFBL-Address", Letterboxes.complaints(domain) + "; report=arf"));
        header("Precedence", "bulk");
        header("Content-Language", edition.language().toLanguageTag());
    }

    /** Complaints are only sent to the domain of the sender, or one below or above it (RFC 9477 §3.1). */
    private boolean isAligned(String domain) {
        String sender = newsletter.sender().address().domain();
        return domain.equals(sender) || domain.endsWith("." + sender) || sender.endsWith("." + domain);
    }

    private Mailbox answersTo() {
        return newsletter.replyTo().orElse(newsletter.sender());
    }

    /** It must never change: filters and receivers know the newsletter by it (RFC 2919 §2). */
    private String listId() {
        return "<" + label() + ".newsletters." + newsletter.sender().address().domain() + ">";
    }

    /** Issue, newsletter, language and sender: Gmail counts complaints by each of them, and none names a reader. */
    private String feedbackId() {
        String sender = Slug.ofOr(newsletter.sender().address().domain(), "sender");
        String senderId = sender.substring(0, Math.min(LONGEST_SENDER_ID, sender.length()));
        return label() + "." + issue.number() + ":" + label() + ":lang-"
                + edition.language().toLanguageTag() + ":"
                + (senderId.length() < SHORTEST_SENDER_ID ? senderId + "-mail" : senderId);
    }

    private String label() {
        return Slug.ofOr(newsletter.list(), "newsletter");
    }

    private void mailbox(String name, Mailbox mailbox) {
        header(name, EncodedWords.mailbox(name.length() + 2, mailbox.name(), mailbox.address()));
    }

    private void header(String name, String value) {
        pieces.add(Piece.ready(name + ": " + value + "\r\n"));
    }

    private void gap(String before, Gap gap, String after) {
        pieces.add(Piece.ready(before));
        pieces.add(new Piece.Header(gap));
        pieces.add(Piece.ready(after + "\r\n"));
    }

    private static String encoded(EmailAddress address) {
        return URLEncoder.encode(address.local(), StandardCharsets.UTF_8).replace("+", "%20") + "@" + address.domain();
    }
}
