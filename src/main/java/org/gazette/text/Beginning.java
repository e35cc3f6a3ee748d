package org.gazette.text;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The first blocks of cleaned HTML, each whole; a block that is too long by itself gives its own first blocks. */
final class Beginning {
    private int left;

    private Beginning(int bytes) {
        this.left = bytes;
    }

    static String of(String html, int bytes) {
        Element kept = new Element("body");
        new Beginning(bytes).copy(Jsoup.parseBodyFragment(html).body(), kept);
        return HtmlText.inside(kept, bytes);
    }

    /** @return whether all of it had room */
    private boolean copy(Element from, Element into) {
        for (Node child : from.childNodes()) {
            int size = size(child);
            if (size <= left) {
                left -= size;
                into.appendChild(child.clone());
            } else {
                open(child, into);
                return false;
            }
        }
        return true;
    }

    private void open(Node node, Element into) {
        if (node instanceof Element element
                && element.childrenSize() > 0
                && !element.normalName().equals("p")) {
            Element part = element.shallowClone();
            left -= size(part);
            copy(element, part);
            if (part.childNodeSize() > 0) {
                into.appendChild(part);
            }
        }
    }

    private static int size(Node node) {
        Element alone = new Element("body");
        alone.appendChild(node.clone());
        return HtmlText.inside(alone, 256).getBytes(StandardCharsets.UTF_8).length;
    }
}
