package org.gazette.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Tells of a cleaned tree whether every parser is bound to read it back as it stands, and cleaning to leave it so: then
 * nobody need try. That holds where blocks stand in blocks alone and words in either, no element within its like but a
 * block that may, nothing is left to a parser's mending (tables, ruby, film), no two texts meet that could grow together,
 * and each element's attributes are what they would be made again. Its no may be wrong; its yes is not.
 */
final class Settled {
    private static final int DEEPEST = 60;

    private static final Set<String> IN_LINE = Set.of(
            "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
            "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr");
    /** Blocks that hold words alone, and blocks that hold blocks too. */
    private static final Set<String> LEAVES = Set.of("p", "h2", "h3", "h4", "h5", "h6", "hr", "pre");

    private static final Set<String> HOLDERS =
            Set.of("aside", "blockquote", "body", "div", "figcaption", "figure", "li", "ol", "section", "ul");

    private final Attributes attributes;

    Settled(Attributes attributes) {
        this.attributes = attributes;
    }

    boolean holds(Element body) {
        return inside(body, 0);
    }

    private boolean inside(Element parent, int depth) {
        boolean afterWords = false;
        for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
            boolean words = child instanceof TextNode;
            if (words && afterWords) {
                return false;
            }
            afterWords = words;
            if (child instanceof Element element && !(fits(element, parent) && inside(element, depth + 1))) {
                return false;
            }
        }
        return depth < DEEPEST;
    }

    private boolean fits(Element element, Element parent) {
        String name = element.normalName();
        boolean placed = IN_LINE.contains(name)
                ? isNew(name, parent)
                : (LEAVES.contains(name) || HOLDERS.contains(name)) && HOLDERS.contains(parent.normalName());
        return placed && (element.attributesSize() == 0 || wouldKeepItsAttributes(element));
    }

    private static boolean isNew(String name, Element parent) {
        for (Element at = parent; at != null && !HOLDERS.contains(at.normalName()); at = at.parent()) {
            if (at.normalName().equals(name)) {
                return false;
            }
        }
        return true;
    }

    private boolean wouldKeepItsAttributes(Element element) {
        Element again = new Element(element.normalName());
        return attributes.copy(element, again) && again.attributes().equals(element.attributes());
    }
}
