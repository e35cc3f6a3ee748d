package org.gazette.intake;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.text.SourceAddress;
import org.gazette.text.Words;

/**
 * Does what can be done with the Liquid in a Markdown file, and leaves out the rest with a note: {@code url} filters and
 * {@code site.baseurl} become addresses, picture tags pictures, embeds links, variables what the front matter says.
 * Code stays as it stands, and so does what is between {@code raw} and {@code endraw}.
 */
final class Liquid {
    private final String text;
    private final BitSet code;
    private final SourceAddress source;
    private final Function<String, Optional<String>> words;
    private final Notes notes;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private Liquid(String text, SourceAddress source, Function<String, Optional<String>> words, Notes notes) {
        this.text = text;
        this.code = CodeRanges.of(text);
        this.source = source;
        this.words = words;
        this.notes = notes;
    }

    /** Where notes go. */
    interface Notes {
        /** @param offset of the tag in the text */
        void add(Note.Kind kind, int offset, String text);
    }

    /** @param words what a variable such as {@code page.title} holds, by its name without {@code page.} */
    static String rendered(
            String markdown, SourceAddress source, Function<String, Optional<String>> words, Notes notes) {
        if (!markdown.contains("{{") && !markdown.contains("{%")) {
            return markdown;
        }
        Liquid liquid = new Liquid(markdown, source, words, notes);
        liquid.render();
        return liquid.out.toString();
    }

    private void render() {
        while (at < text.length()) {
            int open = nextOpen();
            out.append(text, at, open);
            at = open;
            if (at < text.length()) {
                tagAt(text.charAt(at + 1) == '%');
            }
        }
    }

    private int nextOpen() {
        int open = text.indexOf('{', at);
        while (open >= 0 && open + 1 < text.length() && "{%".indexOf(text.charAt(open + 1)) < 0) {
            open = text.indexOf('{', open + 1);
        }
        return open < 0 || open + 1 >= text.length() ? text.length() : open;
    }

    private void tagAt(boolean block) {
        int close = text.indexOf(block ? "%}" : "}}", at + 2);
        String inside = close < 0
                ? ""
                : text.substring(at + 2, close).replaceAll("^-|-$", "").strip();
        if (block && inside.equals("raw")) {
            at = close + 2;
            closeUp();
            verbatim(at, "endraw");
            closeUp();
        } else if (code.get(at) || close < 0) {
            out.append(text, at, at + 2);
            at += 2;
        } else if (block && inside.equals("comment")) {
            at = after("endcomment", close + 2).end;
            closeUp();
        } else if (block && inside.startsWith("highlight")) {
            out.append("```")
                    .append(inside.substring("highlight".length()).strip().replaceAll("\\s.*", ""));
            verbatim(close + 2, "endhighlight");
            out.append("```");
        } else {
            int from = at;
            at = close + 2;
            out.append(block ? block(inside, from) : value(inside, from));
        }
    }

    private void verbatim(int from, String endTag) {
        End end = after(endTag, from);
        out.append(text, from, end.start);
        at = end.end;
    }

    private record End(int start, int end) {}

    private End after(String endTag, int from) {
        Matcher end = Pattern.compile("\\{%-?\\s*" + endTag + "\\s*-?%\\}").matcher(text);
        return end.find(from) ? new End(end.start(), end.end()) : new End(text.length(), text.length());
    }

    private String block(String inside, int from) {
        Optional<LiquidPicture> picture = LiquidPicture.read(inside);
        if (picture.isEmpty()) {
            return dropped("{% " + inside + " %}", from);
        }
        return "<img src=\""
                + attribute(source.of(source.path(picture.get().path())).orElse("")) + "\" alt=\""
                + attribute(picture.get().alt()) + "\">";
    }

    private String value(String inside, int from) {
        LiquidValue value = LiquidValue.read(inside);
        Optional<String> text = value.isLiteral() ? Optional.of(value.text()) : variable(value.text());
        if (text.isEmpty()) {
            return dropped("{{ " + inside + " }}", from);
        }
        return switch (value.filter()) {
            case "" -> text.get();
            case "url", "relative_url", "absolute_url" -> address(text.get());
            case "embed" ->
                "<a href=\"" + attribute(text.get()) + "\">"
                        + attribute(value.argument().isEmpty() ? text.get() : value.argument()) + "</a>";
            default -> other(value, inside, from);
        };
    }

    /** A name that a plug-in would have made a link keeps its words; what it would have made of others is not known. */
    private String other(LiquidValue value, String inside, int from) {
        if (value.isLiteral() && value.filter().endsWith("link")) {
            notes.add(
                    Note.Kind.LIQUID_PRINTED, from, "Liquid «{{ " + inside + " }}» printed as «" + value.text() + "»");
            return value.text();
        }
        return dropped("{{ " + inside + " }}", from);
    }

    private Optional<String> variable(String name) {
        if (name.equals("site.baseurl") || name.equals("site.url")) {
            return Optional.of(source.path("").replaceFirst("/$", ""));
        }
        return words.apply(name.replaceFirst("^page\\.", ""));
    }

    private String address(String path) {
        boolean absolute = path.matches("(?i)[a-z][a-z0-9+.-]*:.*|//.*|/media/.*");
        return source.of(absolute ? path : source.path(path)).orElse("");
    }

    private String dropped(String tag, int from) {
        notes.add(Note.Kind.LIQUID_DROPPED, from, "Liquid «" + Words.shorten(Words.line(tag), 80) + "» dropped");
        closeUp();
        return "";
    }

    /**
     * Takes away the line on which nothing is left, where it stands in HTML: a blank line ends HTML for Markdown, and
     * the indented lines after it would be code.
     */
    private void closeUp() {
        int lineStart = out.lastIndexOf("\n") + 1;
        int lineEnd = text.indexOf('\n', at);
        if (lineEnd < 0
                || !out.substring(lineStart).isBlank()
                || !text.substring(at, lineEnd).isBlank()) {
            return;
        }
        String before = out.substring(out.lastIndexOf("\n", lineStart - 2) + 1).strip();
        String after = text.substring(lineEnd).stripLeading();
        if (before.startsWith("<") || before.endsWith(">") || (after.startsWith("<") && !before.isEmpty())) {
            out.setLength(lineStart);
            at = lineEnd + 1;
        }
    }

    private static String attribute(String value) {
        return Words.line(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
