package org.gazette.feeds;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.jdom2.output.support.AbstractXMLOutputProcessor;
import org.jdom2.output.support.FormatStack;

/**
 * XML as bytes: UTF-8, line ends LF, every text as it is, one line an element. The root declares all namespaces, so
 * elements that are made by themselves fit into the document without declaring any again.
 */
final class XmlBytes {
    private static final Format FORMAT =
            Format.getRawFormat().setEncoding("UTF-8").setLineSeparator("\n").setEscapeStrategy(character -> false);

    private final XMLOutputter whole = new XMLOutputter(FORMAT);
    private final XMLOutputter inside;

    /** @param declared those of the root */
    XmlBytes(List<Namespace> declared) {
        this.inside = new XMLOutputter(FORMAT, new Inner(List.copyOf(declared)));
    }

    /** An element for the inside of the document, and a line end. */
    byte[] inner(Element element) {
        layOut(element);
        return bytes(inside.outputString(element) + "\n");
    }

    /** A document up to its closing tags. */
    byte[] head(Element root, byte[] tail) {
        layOut(root);
        String xml = whole.outputString(new Document(root)).strip() + "\n";
        String end = new String(tail, StandardCharsets.UTF_8);
        if (!xml.endsWith(end)) {
            throw new IllegalStateException("the document does not end in " + end.strip());
        }
        return bytes(xml.substring(0, xml.length() - end.length()));
    }

    /** Puts every element on a line of its own, unless text stands beside it. */
    private static void layOut(Element element) {
        List<Element> children = List.copyOf(element.getChildren());
        if (children.isEmpty() || children.size() != element.getContentSize()) {
            return;
        }
        for (Element child : children) {
            layOut(child);
            element.addContent(element.indexOf(child), new Text("\n"));
        }
        element.addContent("\n");
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    /** Prints no declaration of a namespace, since the root has it. */
    private static final class Inner extends AbstractXMLOutputProcessor {
        private final List<Namespace> declared;

        Inner(List<Namespace> declared) {
            this.declared = declared;
        }

        @Override
        protected void printNamespace(Writer out, FormatStack format, Namespace namespace) throws IOException {
            if (declared.stream().noneMatch(known -> isSame(known, namespace))) {
                throw new IllegalStateException("the root does not declare " + namespace);
            }
        }

        /** To JDOM namespaces with the same address are equal, whatever their prefix. */
        private static boolean isSame(Namespace one, Namespace other) {
            return one.equals(other) && one.getPrefix().equals(other.getPrefix());
        }
    }
}
