package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/**
 * XML as bytes, in the form of {@link XmlText}. The root declares all namespaces, so elements that are made by themselves
 * fit into the document without declaring any again.
 */
final class XmlBytes {
    private static final Format FORMAT =
            Format.getRawFormat().setEncoding("UTF-8").setLineSeparator("\n").setEscapeStrategy(character -> false);

    private final XMLOutputter whole = new XMLOutputter(FORMAT);
    private final List<Namespace> declared;

    /** @param declared those of the root */
    XmlBytes(List<Namespace> declared) {
        this.declared = List.copyOf(declared);
    }

    /** An element for the inside of the document, and a line end. */
    byte[] inner(Element element) {
        return text().element(element).raw("\n").bytes();
    }

    /** For what stands inside of the document. */
    XmlText text() {
        return new XmlText(declared);
    }

    /** A document up to its closing tags. */
    byte[] head(Element root, byte[] tail) {
        layOut(root);
        String xml = whole.outputString(new Document(root)).strip() + "\n";
        String end = new String(tail, StandardCharsets.UTF_8);
        if (!xml.endsWith(end)) {
            throw new IllegalStateException("the document does not end in " + end.strip());
        }
        return xml.substring(0, xml.length() - end.length()).getBytes(StandardCharsets.UTF_8);
    }

    /** Puts every element on a line of its own, unless text stands beside it. */
    private static void layOut(Element element) {
        if (!XmlText.isLaidOut(element)) {
            return;
        }
        for (Element child : List.copyOf(element.getChildren())) {
            layOut(child);
            element.addContent(element.indexOf(child), new Text("\n"));
        }
        element.addContent("\n");
    }
}
