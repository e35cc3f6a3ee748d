package org.gazette.intake;

import java.util.regex.Pattern;

/** Sets the paragraphs of a text that WordPress's old editor stored without them: blank lines part them. */
final class Paragraphs {
    private static final Pattern HAS_PARAGRAPHS = Pattern.compile("(?i)<p[\\s>]|<!-- wp:");
    private static final Pattern BLOCK = Pattern.compile(
            "(?is)<(?:/|!--|address|article|aside|blockquote|details|div|dl|dd|dt|figure|figcaption|form|h[1-6]|header|hr"
                    + "|iframe|li|ol|p|pre|script|section|style|table|tbody|td|th|tr|ul|video|audio)\\b.*");

    private Paragraphs() {}

    static String set(String html) {
        if (HAS_PARAGRAPHS.matcher(html).find() || html.contains("<pre")) {
            return html;
        }
        StringBuilder set = new StringBuilder();
        for (String part : html.strip().split("\\n[ \\t]*(?:\\n[ \\t]*)+")) {
            String words = part.strip();
            if (BLOCK.matcher(words).matches() || words.startsWith("</") || words.startsWith("<!--")) {
                set.append(words);
            } else {
                set.append("<p>").append(words.replace("\n", "<br>\n")).append("</p>");
            }
            set.append('\n');
        }
        return set.toString();
    }
}
