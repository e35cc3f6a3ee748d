package org.gazette.delivery;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.delivery.BounceReport.Kind;
import org.gazette.mail.EnhancedStatus;

/**
 * Reads what came back: reports for machines first (RFC 3464, RFC 5965), then the words of the servers that write none.
 * What it says is not believed yet: {@link Returns} asks whether it is about a letter of ours.
 */
final class BounceReader {
    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z0-9-]+):[ \\t]*(.*(?:\\n[ \\t]+.*)*)");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^\\s*>?\\s*message-id:\\s*(<[^<>\\s]{3,300}>)");
    /** Who is away says so at once. */
    private static final int OPENING = 300;

    private static final Pattern REFUSAL = Pattern.compile("\\b5\\d\\d[ -]");
    private static final Pattern MACHINE = Pattern.compile(
            "mailer-daemon|postmaster|mail delivery|mdaemon|daemon|maildelivery|mail-daemon|mail router|mail server");
    /** In the letter that Microsoft sends back for a complaint. */
    private static final String JUNKED = "x-hmxmroriginalrecipient: ";

    private BounceReader() {}

    static BounceReport read(byte[] raw) {
        try {
            BounceMail mail = BounceMail.read(raw);
            if (!mail.feedback().isBlank() || isJunked(mail)) {
                return complaint(mail);
            }
            Optional<BounceReport> report = report(mail);
            if (report.isPresent()) {
                return report.get();
            }
            return mail.isReceipt() || isAutoReply(mail) ? BounceReport.nothing(Kind.AUTO_REPLY) : guess(mail);
        } catch (MessagingException | IOException | RuntimeException e) {
            return BounceReport.nothing(Kind.UNKNOWN);
        }
    }

    private static boolean isJunked(BounceMail mail) {
        return mail.returned().stream().anyMatch(line -> BounceWords.lower(line).startsWith(JUNKED));
    }

    private static BounceReport complaint(BounceMail mail) {
        if (field(mail.feedback(), "Feedback-Type").equalsIgnoreCase("not-spam")) {
            return BounceReport.nothing(Kind.PENDING);
        }
        Set<String> addresses = new LinkedHashSet<>();
        fields(mail.feedback(), "Original-Rcpt-To").forEach(one -> add(addresses, one));
        fields(mail.feedback(), "Removal-Recipient").forEach(one -> add(addresses, one));
        mail.returned().stream()
                .filter(line -> BounceWords.lower(line).startsWith(JUNKED))
                .forEach(line -> add(addresses, line.substring(JUNKED.length())));
        addresses.addAll(to(mail));
        return new BounceReport(
                Kind.COMPLAINT,
                List.copyOf(addresses),
                messageIds(mail),
                BounceClass.COMPLAINT,
                "",
                cut(field(mail.feedback(), "Feedback-Type")));
    }

    /** The first recipient of a report that failed; else what became of the others. */
    private static Optional<BounceReport> report(BounceMail mail) {
        boolean other = false;
        for (String block : mail.statuses()) {
            String action = field(block, "Action").toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
            boolean recipient = !field(block, "Final-Recipient").isEmpty()
                    || !field(block, "Original-Recipient").isEmpty()
                    || !action.isEmpty();
            String status = field(block, "Status");
            if (recipient && (action.equals("failed") || (action.isEmpty() && status.startsWith("5")))) {
                return Optional.of(failed(mail, block));
            }
            other = other || recipient;
        }
        return other ? Optional.of(BounceReport.nothing(Kind.PENDING)) : Optional.empty();
    }

    private static BounceReport failed(BounceMail mail, String block) {
        Set<String> addresses = new LinkedHashSet<>();
        add(addresses, field(block, "Original-Recipient"));
        add(addresses, field(block, "Final-Recipient"));
        add(addresses, field(block, "X-Actual-Recipient"));
        addresses.addAll(to(mail));
        String diagnostic = field(block, "Diagnostic-Code").replaceAll("(?i)^\\s*(smtp|x-[\\w-]+)\\s*;\\s*", "");
        String words = diagnostic.isEmpty() ? said(mail.words()) : diagnostic;
        String status = best(field(block, "Status"), diagnostic);
        if (!hasMeaning(words)) {
            words = words + " " + said(mail.words());
        }
        return new BounceReport(
                Kind.FAILED,
                List.copyOf(addresses),
                messageIds(mail),
                BounceClass.of(code(status), words),
                status,
                cut(words));
    }

    /** Codes such as 5.0.0 say nothing; the one in the reply is better then. */
    private static String best(String status, String diagnostic) {
        Matcher own = STATUS.matcher(status);
        Matcher quoted = STATUS.matcher(diagnostic);
        String mine = own.find() ? own.group() : "";
        String theirs = quoted.find() ? quoted.group() : "";
        boolean vague = mine.isEmpty()
                || mine.matches("[45]\\.(0\\.\\d+|\\d\\.0)")
                || mine.equals("4.4.7")
                || mine.equals("5.4.7");
        return vague && !theirs.isEmpty() ? theirs : mine;
    }

    private static boolean hasMeaning(String words) {
        return words.replaceAll("[\\d.\\s<>;:-]+", "").length() > 12;
    }

    private static Optional<EnhancedStatus> code(String status) {
        Matcher code = STATUS.matcher(status);
        return code.find()
                ? Optional.of(new EnhancedStatus(
                        Integer.parseInt(code.group(1)),
                        Integer.parseInt(code.group(2)),
                        Integer.parseInt(code.group(3))))
                : Optional.empty();
    }

    /** RFC 3834 §5, what older machines write in its place, and the words of people who are away. */
    private static boolean isAutoReply(BounceMail mail) {
        String submitted = mail.header("Auto-Submitted");
        String subject = mail.header("Subject");
        boolean server = isServer(mail);
        if (server || BounceWords.failing(subject) || BounceWords.late(subject)) {
            return false;
        }
        String opening = BounceWords.lower(BounceWords.own(mail.words()));
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || !mail.header("X-Autoreply").isEmpty()
                || !mail.header("X-Autorespond").isEmpty()
                || !mail.header("X-Auto-Response-Suppress").isEmpty()
                || mail.header("Precedence").startsWith("auto")
                || BounceWords.away(subject)
                || BounceWords.away(opening.substring(0, Math.min(OPENING, opening.length())));
    }

    /** Whether a mail server wrote it, as it says. */
    private static boolean isServer(BounceMail mail) {
        return MACHINE.matcher(mail.header("From")).find()
                || !mail.header("X-Failed-Recipients").isEmpty();
    }

    /** Servers that write for people only. */
    private static BounceReport guess(BounceMail mail) {
        String words = mail.words().replace("\r\n", "\n");
        String own = BounceWords.own(words);
        String lower = BounceWords.lower(own);
        String subject = mail.header("Subject");
        boolean server = isServer(mail);
        boolean coded = STATUS.matcher(own).find() || REFUSAL.matcher(own).find();
        if (server && (BounceWords.late(subject) || (BounceWords.late(lower) && !lower.contains("permanent")))) {
            return BounceReport.nothing(Kind.PENDING);
        }
        boolean failing = BounceWords.failing(subject) || BounceWords.failing(lower);
        boolean told = failing ? server || coded : server && (coded || BounceClass.speaks(lower));
        if (!told) {
            return BounceReport.nothing(Kind.UNKNOWN);
        }
        Set<String> addresses = new LinkedHashSet<>();
        add(addresses, mail.header("X-Failed-Recipients"));
        ADDRESS.matcher(own)
                .results()
                .map(MatchResult::group)
                .filter(BounceReader::isNoMachine)
                .forEach(addresses::add);
        addresses.addAll(to(mail));
        String said = said(words);
        Matcher code = STATUS.matcher(said);
        String status = code.find() ? code.group() : "";
        return new BounceReport(
                Kind.FAILED,
                List.copyOf(addresses),
                messageIds(mail),
                BounceClass.of(code(status), said),
                status,
                cut(said));
    }

    private static boolean isNoMachine(String address) {
        return !address.toLowerCase(Locale.ROOT)
                .matches("(mailer-daemon|postmaster|mail-daemon|abuse|noreply|no-reply)@.*");
    }

    private static String said(String words) {
        return BounceWords.own(words).replaceAll("\\s+", " ").strip();
    }

    /** To whom the letter went that came back. */
    private static List<String> to(BounceMail mail) {
        List<String> found = new ArrayList<>();
        for (String line : mail.returned()) {
            if (line.toLowerCase(Locale.ROOT).matches("(to|x-original-to|delivered-to|x-rcpt-to): .*")) {
                ADDRESS.matcher(line).results().map(MatchResult::group).forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> messageIds(BounceMail mail) {
        Set<String> found = new LinkedHashSet<>();
        String all = String.join("\n", mail.returned()) + "\n" + mail.words();
        MESSAGE_ID.matcher(all).results().map(one -> one.group(1)).forEach(found::add);
        String references = mail.header("In-Reply-To") + " " + mail.header("References");
        Pattern.compile("<[^<>\\s]{3,300}>")
                .matcher(references)
                .results()
                .map(MatchResult::group)
                .forEach(found::add);
        return found.stream().limit(20).toList();
    }

    /** {@code rfc822;ada@example.org}, and the like with angle brackets or quotes (RFC 3464 §2.3.2). */
    private static void add(Set<String> addresses, String field) {
        ADDRESS.matcher(field.replaceFirst("(?i)^\\s*(rfc822|utf-8|smtp)\\s*;", ""))
                .results()
                .map(MatchResult::group)
                .forEach(addresses::add);
    }

    private static String field(String block, String name) {
        return fields(block, name).stream().findFirst().orElse("");
    }

    private static List<String> fields(String block, String name) {
        return FIELD.matcher(block.replace("\r\n", "\n"))
                .results()
                .filter(one -> one.group(1).equalsIgnoreCase(name))
                .map(one -> one.group(2).replaceAll("\\s+", " ").strip())
                .toList();
    }

    private static String cut(String words) {
        String line = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > BounceReport.LONGEST ? line.substring(0, BounceReport.LONGEST) : line;
    }
}
