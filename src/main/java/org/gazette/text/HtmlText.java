package org.gazette.text;

import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes a cleaned tree as HTML, as jsoup would without indenting it, in a fraction of the time. */
final class HtmlText {
    private static final Set<String> VOID = Set.of("br", "col", "hr", "img", "source", "track", "wbr");
    private static final Set<String> SWITCHES = Set.of("controls", "open", "reversed");

    private final StringBuilder html;

    private HtmlText(int length) {
        this.html = new StringBuilder(length);
    }

    /**
     * What the element holds.
     *
     * @param length about how long it is
     */
    static String inside(Element element, int length) {
        HtmlText text = new HtmlText(length);
        text.children(element);
        return text.html.toString();
    }

    private void children(Element element) {
        for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode words) {
                escape(words.getWholeText(), false);
            } else if (child instanceof Element part) {
                element(part);
            }
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        html.append('<').append(name);
        if (element.attributesSize() > 0) {
            element.attributes().forEach(this::attribute);
        }
        html.append('>');
        if (!VOID.contains(name)) {
            children(element);
            html.append("</").append(name).append('>');
        }
    }

    private void attribute(Attribute attribute) {
        html.append(' ').append(attribute.getKey());
        if (!(attribute.getValue().isEmpty() && SWITCHES.contains(attribute.getKey()))) {
            html.append("=\"");
            escape(attribute.getValue(), true);
            html.append('"');
        }
    }

    private void escape(String text, boolean quoted) {
        int written = 0;
        for (int at = 0; at < text.length(); at++) {
            String entity = entity(text.charAt(at), quoted);
            if (!entity.isEmpty()) {
                html.append(text, written, at).append(entity);
                written = at + 1;
            }
        }
        html.append(text, written, text.length());
    }

    private static String entity(char letter, boolean quoted) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\u00a0' -> "&#xa0;";
            case '"' -> quoted ? "&quot;" : "";
            default -> "";
        };
    }
}
