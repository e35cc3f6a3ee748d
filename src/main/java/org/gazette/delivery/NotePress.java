package org.gazette.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gazette.mail.Mailbox;
import org.gazette.typesetting.Note;

/**
 * Composes letters that are no issue: a question, a welcome, a link. They carry no list headers, since they belong to no
 * list, and say that a machine wrote them, so that no other machine answers (RFC 3834 §5). The same note gives the same
 * bytes.
 */
public final class NotePress {
    private static final int BOUNDARY_BYTES = 15;

    private NotePress() {}

    /** @throws IllegalArgumentException when an address of the sender has letters that are not ASCII */
    public static Letter compose(Mailbox sender, Mailbox answersTo, Note note) {
        String boundary = "=_note_" + Base32.of(Arrays.copyOf(sha256(note.subject() + note.plain()), BOUNDARY_BYTES));
        List<Piece> pieces = new ArrayList<>();
        pieces.add(mailbox("From", sender));
        pieces.add(mailbox("Reply-To", answersTo));
        gap(pieces, "To: ", Gap.TO);
        pieces.add(header("Subject", EncodedWords.text("Subject: ".length(), note.subject())));
        gap(pieces, "Date: ", Gap.DATE);
        gap(pieces, "Message-ID: ", Gap.MESSAGE_ID);
        pieces.add(header("Auto-Submitted", "auto-generated"));
        pieces.add(header("Content-Language", note.language().toLanguageTag()));
        pieces.add(Piece.ready("MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"" + boundary
                + "\"\r\n\r\n--" + boundary + "\r\n"));
        pieces.addAll(MailText.PLAIN.pieces(note.plain()));
        pieces.add(Piece.ready("\r\n--" + boundary + "\r\n"));
        pieces.addAll(MailText.HTML.pieces(note.html()));
        pieces.add(Piece.ready("\r\n--" + boundary + "--\r\n"));
        return new Letter(sender, note.subject(), new LetterTemplate(pieces));
    }

    private static Piece mailbox(String name, Mailbox mailbox) {
        return header(name, EncodedWords.mailbox(name.length() + 2, mailbox.name(), mailbox.address()));
    }

    private static Piece header(String name, String value) {
        return Piece.ready(name + ": " + value + "\r\n");
    }

    private static void gap(List<Piece> pieces, String before, Gap gap) {
        pieces.add(Piece.ready(before));
        pieces.add(new Piece.Header(gap));
        pieces.add(Piece.ready("\r\n"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
