package org.gazette.intake;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts a picture or line break that stands alone on its line from the text under it: CommonMark §4.6 would read that
 * text as HTML, up to the next blank line, and print its Markdown as it stands.
 */
final class LoneTags {
    private static final Pattern LONE =
            Pattern.compile("(?:\\A|\\n[ \\t]*\\n) {0,3}<(?:br|hr|img)\\b[^>]*>[ \\t]*\\n(?=[ \\t]*[^\\s<])");

    private LoneTags() {}

    static String parted(String markdown) {
        Matcher lone = LONE.matcher(markdown);
        BitSet code = CodeRanges.of(markdown);
        return lone.replaceAll(
                tag -> Matcher.quoteReplacement(code.get(tag.end() - 1) ? tag.group() : tag.group() + "\n"));
    }
}
