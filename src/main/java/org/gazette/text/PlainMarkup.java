package org.gazette.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of HTML, reading it once, whether cleaning is bound to leave it as it is: paragraphs, headings, lists, quotations
 * and words in line, each with its end tag and, but for links, no attribute, as Markdown and most newsrooms write. Its no
 * may be wrong; its yes is not.
 */
final class PlainMarkup {
    private static final int DEEPEST = 40;
    private static final Set<String> IN_LINE = Set.of(
            "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong", "sub",
            "sup", "u");
    private static final Set<String> LEAVES = Set.of("p", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> HOLDERS = Set.of("blockquote", "ol", "ul", "li");
    private static final Set<String> LISTS = Set.of("ol", "ul");
    private static final Set<String> ENTITIES = Set.of("&amp;", "&lt;", "&gt;", "&#xa0;");
    private static final Pattern LINK =
            Pattern.compile("a href=\"https?://[a-z0-9][a-z0-9.-]*+/[a-zA-Z0-9._~:/?@!$'()*+,;=-]*+\"");

    /** What is one byte, and needs no second look. */
    private static final boolean[] PRINTED = new boolean[256];

    static {
        Arrays.fill(PRINTED, ' ', 0x7f, true);
        PRINTED['\n'] = true;
        for (char letter : "<>&?".toCharArray()) {
            PRINTED[letter] = false;
        }
    }

    private final byte[] html;
    private final boolean links;
    private final Deque<Part> open = new ArrayDeque<>();
    private int at;
    private boolean asks;

    /** An element whose end tag has not come. */
    private static final class Part {
        private final String name;
        private boolean holdsSomething;

        Part(String name) {
            this.name = name;
        }
    }

    private PlainMarkup(String html, boolean links) {
        this.html = html.getBytes(StandardCharsets.UTF_8);
        this.links = links;
    }

    /** @param links whether a link may stand with its address alone */
    static boolean is(String html, boolean links) {
        PlainMarkup markup = new PlainMarkup(html, links);
        return markup.holds() && !(markup.asks && isHalved(html));
    }

    /** Half a pair of surrogates would have been taken for the question mark that stands for it in UTF-8. */
    private static boolean isHalved(String html) {
        return html.chars().anyMatch(letter -> Character.isSurrogate((char) letter));
    }

    private boolean holds() {
        while (at < html.length) {
            boolean fits = switch (html[at]) {
                case '<' -> tag();
                case '&' -> entity();
                default -> letters();
            };
            if (!fits) {
                return false;
            }
        }
        return open.isEmpty();
    }

    /** Up to the next tag or entity. */
    private boolean letters() {
        byte[] text = html;
        boolean[] printed = PRINTED;
        int end = at;
        while (end < text.length && (text[end] == ' ' || text[end] == '\n')) {
            end++;
        }
        boolean blank = isEnd(end);
        while (!isEnd(end)) {
            while (end < text.length && printed[text[end] & 0xff]) {
                end++;
            }
            if (!isEnd(end)) {
                int bytes = bytes(text[end], end);
                if (bytes == 0) {
                    return false;
                }
                asks |= text[end] == '?';
                end += bytes;
            }
        }
        at = end;
        if (!blank) {
            holdSomething();
        }
        return true;
    }

    private boolean isEnd(int where) {
        return where == html.length || html[where] == '<' || html[where] == '&';
    }

    /**
     * Of a letter that is legal, composed with none before it, and written as it is: Latin from U+00A1 to U+02FF,
     * dashes and quotation marks from U+2010 to U+2027; 0 for any other.
     */
    private int bytes(byte first, int where) {
        int second = where + 1 < html.length ? html[where + 1] & 0xff : 0;
        int third = where + 2 < html.length ? html[where + 2] & 0xff : 0;
        return switch (first & 0xff) {
            case '?' -> 1;
            case 0xc2 -> second > 0xa0 ? 2 : 0;
            case 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb -> 2;
            case 0xe2 -> second == 0x80 && third >= 0x90 && third <= 0xa7 ? 3 : 0;
            default -> 0;
        };
    }

    private boolean entity() {
        int end = indexOf(';', at + 5);
        if (end < 0 || !ENTITIES.contains(string(at, end + 1))) {
            return false;
        }
        if (html[at + 1] != '#') {
            holdSomething();
        }
        at = end + 1;
        return true;
    }

    private String string(int from, int to) {
        return new String(html, from, to - from, StandardCharsets.UTF_8);
    }

    /** From where we are to some place; -1 where it does not stand. */
    private int indexOf(char letter, int last) {
        for (int n = at; n < html.length && n <= last; n++) {
            if (html[n] == letter) {
                return n;
            }
        }
        return -1;
    }

    private boolean tag() {
        int end = indexOf('>', html.length);
        if (end < 0) {
            return false;
        }
        String inside = string(at + 1, end);
        at = end + 1;
        if (inside.startsWith("/")) {
            return end(inside.substring(1));
        }
        return switch (inside) {
            case "br" -> lone();
            case "hr" -> isHeldByBlocks() && lone();
            default -> start(inside);
        };
    }

    private boolean lone() {
        holdSomething();
        return true;
    }

    private boolean start(String inside) {
        String name = inside;
        if (inside.startsWith("a ")) {
            Matcher link = LINK.matcher(inside);
            if (!links || !link.matches()) {
                return false;
            }
            name = "a";
        }
        if (!isPlaced(name) || open.size() >= DEEPEST) {
            return false;
        }
        open.push(new Part(name));
        return true;
    }

    private boolean isPlaced(String name) {
        if (name.equals("li")) {
            return !open.isEmpty() && LISTS.contains(open.element().name);
        }
        if (LEAVES.contains(name) || HOLDERS.contains(name)) {
            return isHeldByBlocks();
        }
        return (name.equals("a") || IN_LINE.contains(name)) && isNew(name);
    }

    private boolean isHeldByBlocks() {
        return open.isEmpty() || HOLDERS.contains(open.element().name);
    }

    private boolean isNew(String name) {
        for (Part part : open) {
            if (HOLDERS.contains(part.name)) {
                return true;
            }
            if (part.name.equals(name)) {
                return false;
            }
        }
        return true;
    }

    /** An empty element would be left out. */
    private boolean end(String name) {
        if (open.isEmpty()) {
            return false;
        }
        Part part = open.pop();
        holdSomething();
        return part.holdsSomething && part.name.equals(name);
    }

    private void holdSomething() {
        if (!open.isEmpty()) {
            open.element().holdsSomething = true;
        }
    }
}
