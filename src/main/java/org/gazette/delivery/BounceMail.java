package org.gazette.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gazette.text.Words;

/**
 * The parts of a mail that came back: its own headers, its words, the report for machines, and what it brings back of the
 * letter. At most so much of it is read, whoever wrote it.
 *
 * @param statuses blocks of header fields of {@code message/delivery-status} (RFC 3464), that of the message first
 * @param feedback fields of {@code message/feedback-report} (RFC 5965); empty when it is none
 * @param returned header fields of the letter, as lines
 */
record BounceMail(MimeMessage head, List<String> texts, List<String> statuses, String feedback, List<String> returned) {
    private static final int LONGEST_PART = 200_000;
    /** The letter, or its head (RFC 3462 §2), also as those name it who never read that. */
    private static final Pattern RETURNED =
            Pattern.compile("message/(rfc822|global|partial|news|external-body)|(text|message)/rfc822-headers");

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 60;

    static BounceMail read(byte[] raw) throws MessagingException, IOException {
        Properties lenient = new Properties();
        lenient.put("mail.mime.multipart.ignoremissingendboundary", "true");
        lenient.put("mail.mime.multipart.allowempty", "true");
        lenient.put("mail.mime.parameters.strict", "false");
        lenient.put("mail.mime.allowutf8", "true");
        MimeMessage message = new MimeMessage(Session.getInstance(lenient), new ByteArrayInputStream(raw));
        Walk walk = new Walk();
        walk.part(message, 0);
        return new BounceMail(message, walk.texts, walk.statuses, walk.feedback.toString(), walk.returned);
    }

    /** The first value of a header of the mail itself, decoded, in lower case; empty where there is none. */
    String header(String name) {
        try {
            String[] values = head.getHeader(name);
            return values == null ? "" : decoded(values[0]).strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            return "";
        }
    }

    /** RFC 2047, as far as it can be read. */
    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    /** Whether it only says that a letter was seen, or deleted unseen (RFC 8098). */
    boolean isReceipt() {
        return header("Content-Type").contains("disposition-notification");
    }

    String words() {
        return String.join("\n", texts);
    }

    private static final class Walk {
        private final List<String> texts = new ArrayList<>();
        private final List<String> statuses = new ArrayList<>();
        private final StringBuilder feedback = new StringBuilder();
        private final List<String> returned = new ArrayList<>();
        private int parts;

        void part(Part part, int depth) throws MessagingException, IOException {
            if (depth > DEEPEST || ++parts > MOST_PARTS) {
                return;
            }
            String type = type(part);
            if (type.startsWith("multipart/")) {
                multipart(part, depth);
            } else if (type.startsWith("message/delivery-status") || type.startsWith("message/global-delivery")) {
                Collections.addAll(
                        statuses, text(part).replace("\r\n", "\n").strip().split("\n\\s*\n", -1));
            } else if (type.startsWith("message/feedback-report")) {
                feedback.append(text(part));
            } else if (RETURNED.matcher(type).lookingAt()) {
                returned.addAll(head(text(part)));
            } else if (type.startsWith("text/plain") || type.isEmpty() || type.startsWith("text/html")) {
                String words = text(part);
                texts.add(type.startsWith("text/html") ? plain(words) : words);
            }
        }

        private void multipart(Part part, int depth) throws MessagingException, IOException {
            Object content;
            try {
                content = part.getContent();
            } catch (IOException | MessagingException broken) {
                texts.add(text(part));
                return;
            }
            if (content instanceof Multipart all) {
                for (int at = 0; at < all.getCount(); at++) {
                    BodyPart one = all.getBodyPart(at);
                    part(one, depth + 1);
                }
            } else {
                texts.add(text(part));
            }
        }

        /** The words of a page, line by line; addresses in angle brackets are no tags. */
        private static String plain(String html) {
            String lines = html.replaceAll("<([^<>\\s@]+@[^<>\\s@]+)>", "&lt;$1&gt;")
                    .replaceAll("(?is)<(style|script|title)\\b.*?</\\1\\s*>", " ")
                    .replaceAll("(?i)</?(br|p|div|tr|li|h\\d|table|pre|hr)\\b[^>]*>", "\n")
                    .replaceAll("<[^>]*>", " ");
            return lines.lines().map(Words::ofHtml).collect(Collectors.joining("\n"));
        }

        private static String type(Part part) throws MessagingException {
            String type = part.getContentType();
            return type == null ? "" : type.toLowerCase(Locale.ROOT).strip();
        }

        private static String text(Part part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                byte[] bytes = in.readNBytes(LONGEST_PART);
                return new String(bytes, charset(part));
            }
        }

        /** As the part says; UTF-8 where it says nothing, or nothing that this Java knows. */
        private static Charset charset(Part part) throws MessagingException {
            try {
                String name = new ContentType(part.getContentType()).getParameter("charset");
                return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
            } catch (ParseException | IllegalArgumentException e) {
                return StandardCharsets.UTF_8;
            }
        }

        private static List<String> head(String letter) throws MessagingException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes((letter + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(bytes.toByteArray()), true);
            List<String> lines = new ArrayList<>();
            for (Header one : Collections.list(headers.getAllHeaders())) {
                lines.add(one.getName() + ": " + one.getValue().replaceAll("\\s+", " "));
            }
            return lines;
        }
    }
}
