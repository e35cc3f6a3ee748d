package org.gazette.intake;

import java.util.regex.Pattern;

/** Sets the paragraphs of a text that WordPress's old editor stored without them: blank lines part them. */
final class Paragraphs {
    private static final Pattern HAS_PARAGRAPHS = Pattern.compile("(?i)<p[\\s>]|<!-- wp:");
    private static final Pattern BLOCK = Pattern.compile(
            "(?is)<(?:/|!--|address|article|aside|blockquote|details|div|dl|dd|dt|figure|figcaption|form|h[1-6]|header|hr"
                    + "|iframe|li|ol|p|pre|script|section|style|table|tbody|td|th|tr|ul|video|audio)\\b.*");

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)+");
    private static final Pattern BLOCK_BEGINS =
            Pattern.compile("(?i)\\n(<(?:h[1-6]|ul|ol|blockquote|table|figure|div|hr)\\b)");
    private static final Pattern BLOCK_ENDS =
            Pattern.compile("(?i)(</(?:h[1-6]|ul|ol|blockquote|table|figure|div)>)[ \\t]*(?=\\n)");

    private Paragraphs() {}

    static String set(String html) {
        if (HAS_PARAGRAPHS.matcher(html).find() || html.contains("<pre")) {
            return html;
        }
        String apart = BLOCK_BEGINS
                .matcher(BLOCK_ENDS.matcher(html).replaceAll("$1\n\n"))
                .replaceAll("\n\n$1");
        StringBuilder set = new StringBuilder();
        for (String part : BLANK_LINES.split(apart.strip(), -1)) {
            String words = part.strip();
            boolean block = BLOCK.matcher(words).matches() || words.startsWith("</") || words.startsWith("<!--");
            set.append(block ? words : "<p>" + words.replace("\n", "<br>\n") + "</p>")
                    .append('\n');
        }
        return set.toString();
    }
}
