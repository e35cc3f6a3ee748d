package org.gazette.text;

import java.util.ArrayDeque;
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

    private final String html;
    private final boolean links;
    private final Deque<Part> open = new ArrayDeque<>();
    private int at;

    /** An element whose end tag has not come. */
    private static final class Part {
        private final String name;
        private boolean holdsSomething;

        Part(String name) {
            this.name = name;
        }
    }

    private PlainMarkup(String html, boolean links) {
        this.html = html;
        this.links = links;
    }

    /** @param links whether a link may stand with its address alone */
    static boolean is(String html, boolean links) {
        return new PlainMarkup(html, links).holds();
    }

    private boolean holds() {
        while (at < html.length()) {
            boolean fits = switch (html.charAt(at)) {
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
        boolean blank = true;
        int end = at;
        for (; end < html.length(); end++) {
            char letter = html.charAt(end);
            if (letter == '<' || letter == '&') {
                break;
            }
            if (!isLetter(letter)) {
                return false;
            }
            blank &= letter <= ' ';
        }
        at = end;
        if (!blank) {
            holdSomething();
        }
        return true;
    }

    /** Legal, composed with none before it, and written as it is. */
    private static boolean isLetter(char letter) {
        return letter < 0x7f
                ? (letter >= 0x20 && letter != '>') || letter == '\n'
                : (letter > 0xa0 && letter < 0x300) || (letter >= 0x2010 && letter <= 0x2027);
    }

    private boolean entity() {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > 5 || !ENTITIES.contains(html.substring(at, end + 1))) {
            return false;
        }
        if (html.charAt(at + 1) != '#') {
            holdSomething();
        }
        at = end + 1;
        return true;
    }

    private boolean tag() {
        int end = html.indexOf('>', at);
        if (end < 0) {
            return false;
        }
        String inside = html.substring(at + 1, end);
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
