package org.gazette.delivery;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a mail as its reader's program would. */
final class MailReader {
    private MailReader() {}

    static ReceivedMail read(MimeMessage message) {
        try {
            return new ReceivedMail(
                    address(message.getRecipients(Message.RecipientType.TO)),
                    shown(message.getFrom()),
                    or(message.getSubject()),
                    message.getSentDate() == null
                            ? Instant.EPOCH
                            : message.getSentDate().toInstant(),
                    text(message, "text/html"),
                    text(message, "text/plain"),
                    source(message));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Address @Nullable [] addresses) {
        return addresses == null || addresses.length == 0 ? "" : or(((InternetAddress) addresses[0]).getAddress());
    }

    private static String shown(Address @Nullable [] addresses) {
        String address = address(addresses);
        String name = address.isEmpty() || addresses == null ? null : ((InternetAddress) addresses[0]).getPersonal();
        return name == null ? address : name + " <" + address + ">";
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The first part of this kind, however deep it lies; empty when there is none. */
    private static String text(Part part, String kind) throws MessagingException, IOException {
        if (part.isMimeType(kind)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int at = 0; at < parts.getCount(); at++) {
                String found = text(parts.getBodyPart(at), kind);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String source(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
