package org.gazette.intake;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which characters of a Markdown text are code: in a fence, or between back-ticks. */
final class CodeRanges {
    private static final Pattern FENCE = Pattern.compile("[ \\t>]*(`{3,}|~{3,})([^`\\n]*)");
    private static final Pattern TICKS = Pattern.compile("`+|\\n[ \\t]*\\n");

    private CodeRanges() {}

    static BitSet of(String markdown) {
        BitSet code = new BitSet(markdown.length());
        String open = "";
        int prose = 0;
        int start = 0;
        while (start < markdown.length()) {
            int end = markdown.indexOf('\n', start) + 1;
            end = end == 0 ? markdown.length() : end;
            Matcher fence = FENCE.matcher(markdown.substring(start, end).stripTrailing());
            if (open.isEmpty() && fence.matches()) {
                open = fence.group(1);
                spans(markdown, prose, start, code);
            } else if (!open.isEmpty()) {
                code.set(start, end);
                if (fence.matches()
                        && fence.group(1).startsWith(open)
                        && fence.group(2).isBlank()) {
                    open = "";
                    prose = end;
                }
            }
            start = end;
        }
        if (open.isEmpty()) {
            spans(markdown, prose, markdown.length(), code);
        }
        return code;
    }

    /** A run of back-ticks opens code that the next run of as many closes, within the paragraph. */
    private static void spans(String markdown, int from, int to, BitSet code) {
        Matcher ticks = TICKS.matcher(markdown).region(from, to);
        while (ticks.find()) {
            int after = ticks.end();
            if (ticks.group().startsWith("`")) {
                int close = close(markdown, ticks.group(), after, to);
                code.set(ticks.start(), Math.max(close, ticks.start()));
                after = Math.max(close, after);
            }
            ticks.region(after, to);
        }
    }

    private static int close(String markdown, String run, int from, int to) {
        Matcher next = TICKS.matcher(markdown).region(from, to);
        while (next.find() && next.group().startsWith("`")) {
            if (next.group().equals(run)) {
                return next.end();
            }
        }
        return -1;
    }
}
