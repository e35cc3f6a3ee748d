package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A letter as an independent reader understands it: Jakarta Mail. */
record ReadLetter(byte[] bytes, MimeMessage message) {
    static final List<String> ISSUE_HEADERS = List.of(
            "From",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "List-Id",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "List-Help",
            "List-Subscribe",
            "List-Archive",
            "List-Owner",
            "List-Post",
            "Feedback-ID",
            "Precedence",
            "Content-Language",
            "MIME-Version",
            "Content-Type");

    static ReadLetter of(byte[] bytes) throws MessagingException {
        return new ReadLetter(
                bytes, new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    /** Unfolded; there must be exactly one. */
    String header(String name) throws MessagingException {
        assertThat(message.getHeader(name)).as(name).hasSize(1);
        return message.getHeader(name)[0].replaceAll("\r\n(?=[ \t])", "");
    }

    List<String> headerNames() throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    String name() throws MessagingException {
        String name = ((InternetAddress) message.getRecipients(MimeMessage.RecipientType.TO)[0]).getPersonal();
        return name == null ? "" : name;
    }

    List<String> recipients() throws MessagingException {
        return Stream.of(message.getAllRecipients())
                .map(address -> ((InternetAddress) address).getAddress())
                .toList();
    }

    int parts() throws MessagingException, IOException {
        return multipart().getCount();
    }

    String plain() throws MessagingException, IOException {
        return text(0, "text/plain");
    }

    String html() throws MessagingException, IOException {
        return text(1, "text/html");
    }

    String encoding(int part) throws MessagingException, IOException {
        return multipart().getBodyPart(part).getHeader("Content-Transfer-Encoding")[0];
    }

    /** CRLF alone, ASCII alone, no line too long, none that begins with a dot, each body line within 76 columns. */
    void assertFitForAnyRelay(int longestHeaderLine) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).matches("(?s)[\t\r\n -~]*").endsWith("\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        int body = text.indexOf("\r\n\r\n");
        text.substring(0, body)
                .lines()
                .forEach(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(longestHeaderLine));
        text.substring(body)
                .lines()
                .forEach(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(76)
                        .doesNotStartWith(".")
                        .doesNotStartWith("From "));
    }

    private String text(int part, String type) throws MessagingException, IOException {
        BodyPart body = multipart().getBodyPart(part);
        assertThat(body.getContentType()).isEqualTo(type + "; charset=utf-8");
        return (String) body.getContent();
    }

    private MimeMultipart multipart() throws MessagingException, IOException {
        assertThat(message.isMimeType("multipart/alternative")).isTrue();
        return (MimeMultipart) message.getContent();
    }
}
