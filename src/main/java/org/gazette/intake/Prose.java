package org.gazette.intake;

import java.util.regex.Pattern;
import org.gazette.text.Markdown;
import org.gazette.text.Words;

/** Short texts in front matter and exports that may or may not be HTML or Markdown. */
final class Prose {
    private static final Pattern MARKED_UP =
            Pattern.compile("</[a-zA-Z]|<(?:br|img|p)\\b|&(?:#\\w+|[a-zA-Z]+);|\\]\\(|\\*\\*|`");
    private static final int BEGINNING = 200;

    private Prose() {}

    /** Its words on one line; a text without any marks is taken as it stands. */
    static String plain(String text) {
        return Words.line(MARKED_UP.matcher(text).find() ? Words.ofHtml(Markdown.toHtml(text)) : text);
    }

    /** Whether a text begins with these words, whatever the signs between them. */
    static boolean begins(String text, String words) {
        String beginning = letters(words.substring(0, Math.min(words.length(), BEGINNING)));
        return letters(text.substring(0, Math.min(text.length(), 4 * BEGINNING)))
                .startsWith(beginning);
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
