package org.gazette.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of a tree: blocks apart by line ends, cells and the like by blanks, pictures left out. */
final class PlainText implements NodeVisitor {
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins",
            "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
            "tt", "u", "var", "wbr", "script", "style");
    private static final Set<String> APART = Set.of("td", "th", "rt", "rp", "img", "button", "option");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** Without blanks at the ends of lines, and without empty lines. */
    static String of(Element tree) {
        PlainText plain = new PlainText();
        NodeTraversor.traverse(plain, tree);
        return plain.text.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            add(words.getWholeText(), inPre(words));
        } else if (node instanceof Element element) {
            part(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            part(element);
        }
    }

    private void part(Element element) {
        String name = element.normalName();
        if (APART.contains(name)) {
            add(" ", false);
        } else if (!INLINE.contains(name)) {
            add("\n", true);
        }
    }

    private void add(String words, boolean linesCount) {
        for (int at = 0; at < words.length(); at++) {
            char letter = words.charAt(at);
            if (letter == '\n' && linesCount) {
                endLine();
            } else if (Character.isWhitespace(letter) || letter == '\u00a0') {
                blank();
            } else {
                text.append(letter);
            }
        }
    }

    private void blank() {
        if (text.length() > 0 && !endsWith(' ') && !endsWith('\n')) {
            text.append(' ');
        }
    }

    private void endLine() {
        if (endsWith(' ')) {
            text.setLength(text.length() - 1);
        }
        if (text.length() > 0 && !endsWith('\n')) {
            text.append('\n');
        }
    }

    private boolean endsWith(char letter) {
        return text.length() > 0 && text.charAt(text.length() - 1) == letter;
    }

    private static boolean inPre(Node words) {
        Node at = words.parent();
        while (at != null && !at.normalName().equals("pre")) {
            at = at.parent();
        }
        return at != null;
    }
}
