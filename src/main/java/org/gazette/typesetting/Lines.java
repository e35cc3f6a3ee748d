package org.gazette.typesetting;

import java.text.BreakIterator;
import java.util.Locale;

/** Breaks plain text into lines. */
final class Lines {
    private final int columns;
    private final Locale language;

    /** @param columns how many a line may have; a character of Chinese, Japanese or Korean takes two */
    Lines(int columns, Locale language) {
        this.columns = columns;
        this.language = language;
    }

    /**
     * Breaks what is too long: at spaces, and between ideographs where their rules allow it; never within an address. A
     * line that goes on is indented as it began. No two empty lines together, and none at the ends.
     */
    String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        String tidy = text.stripTrailing()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .replaceAll("^\\n+", "");
        tidy.lines().forEach(line -> wrap(line, wrapped));
        return wrapped.toString();
    }

    private void wrap(String line, StringBuilder out) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        BreakIterator breaks = BreakIterator.getLineInstance(language);
        breaks.setText(line);
        String margin = "";
        int start = 0;
        int fits = 0;
        for (int end = breaks.first(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end <= indent.length() || !isOpen(line, end)) {
                continue;
            }
            if (fits > start && margin.length() + width(line.substring(start, end)) > columns) {
                out.append(margin).append(line.substring(start, fits).stripTrailing());
                out.append('\n');
                start = fits;
                margin = indent;
            }
            fits = end;
        }
        out.append(margin).append(line.substring(start)).append('\n');
    }

    /** Not at a hyphen or a slash: there the iterator would cut an address in two. */
    private static boolean isOpen(String line, int at) {
        return at == line.length()
                || Character.isWhitespace(line.codePointBefore(at))
                || isWide(line.codePointBefore(at))
                || isWide(line.codePointAt(at));
    }

    private static int width(String text) {
        return text.stripTrailing()
                .codePoints()
                .map(point -> isWide(point) ? 2 : 1)
                .sum();
    }

    private static boolean isWide(int point) {
        return Character.isIdeographic(point)
                || (point >= 0x3000 && point <= 0x30ff)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xff00 && point <= 0xff60);
    }
}
