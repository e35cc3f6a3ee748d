package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.text.Slug;
import org.gazette.typesetting.Edition;

/**
 * Composes letters: an edition's plain text and HTML as the two faces of one message (multipart/alternative, RFC 2046
 * §5.1.4), under the headers of a newsletter. The same edition gives the same bytes.
 */
public final class LetterPress {
    private static final int BOUNDARY_BYTES = 15;

    private final SiteAddress site;
    private final Optional<String> returns;

    public LetterPress(SiteAddress site) {
        this(site, Optional.empty());
    }

    /** @param returns the mail domain that returns come to, which takes farewells and complaints by mail too */
    public LetterPress(SiteAddress site, Optional<String> returns) {
        this.site = site;
        this.returns = returns;
    }

    /** @throws IllegalArgumentException when an address of the newsletter has letters that are not ASCII */
    public Letter compose(Newsletter newsletter, Issue issue, Edition edition) {
        String boundary = boundary(newsletter, issue, edition);
        List<Piece> pieces = new ArrayList<>();
        pieces.addAll(new LetterHead(site, returns, newsletter, issue, edition).pieces());
        pieces.add(Piece.ready("MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"" + boundary
                + "\"\r\n\r\n--" + boundary + "\r\n"));
        pieces.addAll(MailText.PLAIN.pieces(edition.plain()));
        pieces.add(Piece.ready("\r\n--" + boundary + "\r\n"));
        pieces.addAll(MailText.HTML.pieces(edition.html()));
        pieces.add(Piece.ready("\r\n--" + boundary + "--\r\n"));
        return new Letter(newsletter.sender(), edition.subject(), new LetterTemplate(pieces));
    }

    /** It has «=_», which no body in quoted-printable or base64 can have, and no long run of digits. */
    private static String boundary(Newsletter newsletter, Issue issue, Edition edition) {
        String letter =
                newsletter.name() + "\n" + issue.number() + "\n" + edition.language() + "\n" + edition.subject();
        byte[] digest = Arrays.copyOf(sha256(letter + "\n" + edition.plain()), BOUNDARY_BYTES);
        String name = Slug.ofOr(newsletter.name(), "issue");
        return "=_" + name.substring(0, Math.min(20, name.length())) + "_" + Base32.of(digest);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
