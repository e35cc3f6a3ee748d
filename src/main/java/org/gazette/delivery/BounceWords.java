package org.gazette.delivery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which words, in many tongues, a mail is known for a return, a delay or an automatic answer, and where a letter begins. */
final class BounceWords {
    private static final Wordings KINDS = Wordings.of("returns.txt");

    /** Where servers without a report for machines begin to quote the letter. */
    private static final Pattern QUOTED = Pattern.compile("(?im)^.{0,12}(below this line is a copy of the message"
            + "|this is a copy of (the|your) message|original message(?! was)|(the |your )?(header of the )?(original )?message follows"
            + "|unsent message|(message )?headers? (of the message )?follow|copy of (the|your) (original )?message|text of (the|your) message"
            + "|(start of )?returned (message|content|mail|letter)\\b|header of the (original )?message|a copy of the original|old message:"
            + "|included is a copy of the message|summary of the undelivered|here is your returned mail|your message (reads|follows)"
            + "|the header and top"
            + "|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale"
            + "|return-path:|received: (from|by|\\(qmail)).*$");

    /** A quotation does not begin before this: some servers open with such words. */
    private static final int OPENING = 20;

    private BounceWords() {}

    static boolean away(String words) {
        return KINDS.says("AWAY", lower(words));
    }

    /** Whether somebody wants to be answered before he reads, or a person is to look at it first. */
    static boolean asks(String words) {
        return KINDS.says("ASKS", lower(words));
    }

    static boolean failing(String words) {
        return KINDS.says("FAILING", lower(words));
    }

    static boolean late(String words) {
        return KINDS.says("LATE", lower(words));
    }

    /** What a server says in its own words: up to where it quotes the letter. */
    static String own(String words) {
        Matcher quoted = QUOTED.matcher(words);
        for (boolean found = quoted.find(); found; found = quoted.find()) {
            if (quoted.start() > OPENING) {
                return words.substring(0, quoted.start());
            }
        }
        return words;
    }

    /** In lower case, without accents, on one line. */
    private static String lower(String words) {
        return Wordings.folded(words.toLowerCase(Locale.ROOT)).replaceAll("\\s+", " ");
    }
}
