package org.gazette.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mail that comes back, in the form of the server that writes it. One line of {@code bounces.txt} describes it. */
record BounceSample(String source, String form, String meaning, String status, String words, String address) {
    static final String MESSAGE_ID = "<abcdefghijklmnop@gazette.example>";

    static List<BounceSample> all() {
        try {
            int[] number = {0};
            return Files.readAllLines(Path.of("src/test/resources/org/gazette/delivery/bounces.txt")).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> of(line, ++number[0]))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BounceSample of(String line, int number) {
        String[] parts = line.split("\\|", 5);
        String address = "reader" + number + "@example.org";
        return new BounceSample(
                parts[0],
                parts[1],
                parts[2],
                parts[3],
                parts[4].replace("{a}", address).replace("\\n", "\n"),
                address);
    }

    byte[] raw() {
        String mail = switch (form) {
            case "dsn" -> report("failed", "Undelivered Mail Returned to Sender");
            case "delayed" -> report("delayed", "Delayed Mail (still being retried)");
            case "relayed" -> report("relayed", "Successful Mail Delivery Report");
            case "exim" ->
                exim(
                        "Mail delivery failed: returning message to sender",
                        "A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error."
                                + " The following address(es) failed:");
            case "exim-late" ->
                exim(
                        "Warning: message 1kdZ delayed 24 hours",
                        "This message was created automatically by mail delivery software.\nA message that you sent has not yet been"
                                + " delivered to one or more of its\nrecipients after more than 24 hours. No action is required on your part.");
            case "qmail" ->
                plain(
                        "failure notice",
                        "Hi. This is the qmail-send program at mx.relay.example.\nI'm afraid I wasn't able"
                                + " to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't"
                                + " work out.\n\n" + words + "\n\n--- Below this line is a copy of the message.\n\n"
                                + letter());
            case "plain" ->
                plain(
                        "Undeliverable: Delivery Status Notification (Failure)",
                        words + "\n\n----- Original message -----\n\n" + letter());
            case "vacation" -> vacation();
            case "arf" -> feedback("abuse");
            case "arf-not-spam" -> feedback("not-spam");
            default -> throw new IllegalArgumentException(form);
        };
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private String report(String action, String subject) {
        return head("MAILER-DAEMON@mx.relay.example", subject)
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\n\n--b1\nContent-Type: text/plain\n\n"
                + "This is the mail system at host mx.relay.example.\n\nI'm sorry to have to inform you about your message.\n\n<"
                + address + ">: " + words
                + "\n\n--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.relay.example\n"
                + "Arrival-Date: Mon, 16 Nov 2020 09:00:00 +0000\n\nFinal-Recipient: rfc822; " + address + "\nAction: "
                + action
                + "\nStatus: " + status + "\nDiagnostic-Code: smtp; " + words.replace("\n", "\n ")
                + "\n\n--b1\nContent-Type: message/rfc822\n\n" + letter() + "\n--b1--\n";
    }

    private String exim(String subject, String opening) {
        return head("Mail Delivery System <Mailer-Daemon@mx.relay.example>", subject)
                + (form.equals("exim") ? "X-Failed-Recipients: " + address + "\nAuto-Submitted: auto-replied\n" : "")
                + "\nThis message was created automatically by mail delivery software.\n\n" + opening + "\n\n" + words
                + "\n\n------ This is a copy of the message, including all the headers. ------\n\n" + letter();
    }

    private String plain(String subject, String words) {
        return head("MAILER-DAEMON@mx.relay.example", subject) + "\n" + words;
    }

    private String vacation() {
        return head("Reader <" + address + ">", words) + "Auto-Submitted: auto-replied\nIn-Reply-To: " + MESSAGE_ID
                + "\n\nI am on holiday until the 550th day. Your message was not lost.\n";
    }

    private String feedback(String kind) {
        return head("feedback@isp.example", "FW: The Daily")
                + "Content-Type: multipart/report; report-type=feedback-report; boundary=\"b2\"\n\n--b2\nContent-Type: text/plain\n\n"
                + "This is an email abuse report.\n\n--b2\nContent-Type: message/feedback-report\n\nFeedback-Type: "
                + kind
                + "\nUser-Agent: Feedback/1.0\nVersion: 1\nOriginal-Rcpt-To: <" + address
                + ">\n\n--b2\nContent-Type: message/rfc822\n\n" + letter() + "\n--b2--\n";
    }

    private static String head(String from, String subject) {
        return "From: " + from + "\nTo: news@gazette.example\nSubject: " + subject
                + "\nDate: Mon, 16 Nov 2020 09:00:00 +0000\nMIME-Version: 1.0\n";
    }

    private String letter() {
        return "From: The Gazette <news@gazette.example>\nTo: " + address
                + "\nSubject: 550 new jobs, and no such user of the tram\n" + "Message-ID: " + MESSAGE_ID
                + "\nList-Id: <daily.newsletters.gazette.example>\n\nUser unknown opens a bar. 5.1.1\n";
    }
}
