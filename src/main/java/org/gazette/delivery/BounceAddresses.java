package org.gazette.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses that a return may be about: those of fields, those in a server's words, and those of the letter. */
final class BounceAddresses {
    private static final Pattern ADDRESS = Pattern.compile(
            "[\\w.!#$%&*+/=?^{|}~-][\\w.!#$%&'*+/=?^`{|}~-]{0,63}@[\\w-]+(?:\\.[\\w-]+)+",
            Pattern.UNICODE_CHARACTER_CLASS);
    /** What some write before it: an address type (RFC 3464 §2.1.2), or an attribute of X.400. */
    private static final Pattern TYPE = Pattern.compile("(?i)^(?:rfc822|utf-8|smtp|mailto)[=;:]");

    private static final Pattern XTEXT = Pattern.compile("\\+([2-7][0-9A-F])");
    private static final Pattern SERVER = Pattern.compile(
            "(?i)(mailer-daemon|post_?master|mail-daemon|mdaemon|abuse|no-?reply|do-?not-?reply|support|helpdesk)@.*");

    /** Before an address that a refusal is about, on its line or the line before. */
    private static final Pattern ABOUT =
            Pattern.compile("(?i)\\b(rcpt to|recipients?|addressed|addressee|failed|fehlgeschlagen|deliver(ed|y|able)?"
                    + "( your)?( the)?( mail| message)? to|unknown|user|mailbox|account|error-for|"
                    + "empfängern?|destinataires?"
                    + "|destinatari[oa]?s?)\\b|получател|收件人|宛先|받는");

    /** At the head of lines that name whom a letter came from, or others that it went to. */
    private static final Pattern OTHERS =
            Pattern.compile("(?i)^\\W*(to|cc|from|sender|mail from|reply|contact|please|for "
                    + "(further|more|help)|an|von|de|à|da|a|von:|message-id|mailto|envelope-from|received)\\b.{0,60}$");

    private static final Pattern HEAD_OF_LINE = Pattern.compile("^[\\s<>*'\"(\\[-]*$");
    private static final Pattern TO = Pattern.compile("(?i)(to|x-original-to|delivered-to|x-rcpt-to): .*");

    private BounceAddresses() {}

    /** All of them, as in {@code rfc822;ada@example.org}, and the like with angle brackets or quotes (RFC 3464 §2.3.2). */
    static Stream<String> in(String field) {
        return ADDRESS.matcher(field.replaceFirst("(?i)^\\s*(rfc822|utf-8|smtp|local)\\s*;", ""))
                .results()
                .map(MatchResult::group)
                .map(one -> TYPE.matcher(one).replaceFirst(""));
    }

    /** Those of an {@code Original-Recipient}, whose letters may be written as xtext: {@code +2B} (RFC 3461 §4). */
    static Stream<String> original(String field) {
        String decoded = XTEXT.matcher(field)
                .replaceAll(one -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(one.group(1), 16))));
        return Stream.concat(in(decoded), in(field)).distinct();
    }

    /**
     * Those in a server's own words, the likeliest first: which stand at the head of a line, or after words about a recipient.
     *
     * @param ours whom it writes to: it is hardly about them
     */
    static List<String> told(String words, Set<String> ours) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        String before = "";
        for (String line : words.lines().toList()) {
            Matcher found = ADDRESS.matcher(line);
            while (found.find()) {
                String address = TYPE.matcher(found.group()).replaceFirst("");
                weights.merge(address, weight(address, line.substring(0, found.start()), before, ours), Math::max);
            }
            before = line.isBlank() ? before : line;
        }
        Comparator<Map.Entry<String, Integer>> heaviest = Map.Entry.comparingByValue(Comparator.reverseOrder());
        return weights.entrySet().stream()
                .filter(one -> !SERVER.matcher(one.getKey()).matches())
                .sorted(heaviest)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int weight(String address, String lead, String lineBefore, Set<String> ours) {
        int weight = ours.contains(address.toLowerCase(Locale.ROOT)) ? -5 : 0;
        if (HEAD_OF_LINE.matcher(lead).matches()) {
            weight += ABOUT.matcher(lineBefore).find() ? 3 : 2;
        } else if (ABOUT.matcher(lead).find()) {
            weight += 3;
        } else if (OTHERS.matcher(lead).find()) {
            weight -= 3;
        }
        return weight;
    }

    /** To whom the letter went that came back; where no part brings it back, as the words quote it. */
    static List<String> returned(BounceMail mail) {
        List<String> head = mail.returned().isEmpty() ? quoted(mail.words()) : mail.returned();
        List<String> found = new ArrayList<>();
        head.stream().filter(line -> TO.matcher(line).matches()).forEach(line -> in(line).forEach(found::add));
        return found;
    }

    private static List<String> quoted(String words) {
        return words.substring(BounceWords.own(words).length())
                .lines()
                .map(line -> line.replaceFirst("^[\\s>|]+", ""))
                .toList();
    }

    /** Whom it was written to, and who wrote the letter that it brings back. */
    static Set<String> ours(BounceMail mail) {
        Set<String> ours = new LinkedHashSet<>();
        Stream.concat(
                        Stream.of(mail.header("To"), mail.header("Delivered-To")),
                        mail.returned().stream().filter(line -> line.startsWith("From: ")))
                .flatMap(BounceAddresses::in)
                .map(one -> one.toLowerCase(Locale.ROOT))
                .forEach(ours::add);
        return ours;
    }
}
