package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/**
 * XML as bytes: UTF-8, line ends LF, every text as it is, one line an element. The root declares all namespaces, so
 * elements that are made by themselves fit into the document without declaring any again.
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

    /** An element for the inside of the document, and a line end. Written by hand: JDOM takes six times as long. */
    byte[] inner(Element element) {
        StringBuilder xml = new StringBuilder(4_096);
        write(element, xml);
        return bytes(xml.append('\n').toString());
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

    private void write(Element element, StringBuilder xml) {
        requireDeclared(element.getNamespace());
        xml.append('<').append(element.getQualifiedName());
        for (Attribute attribute : element.getAttributes()) {
            xml.append(' ').append(attribute.getQualifiedName()).append("=\"");
            escape(attribute.getValue(), true, xml);
            xml.append('"');
        }
        if (element.getContentSize() == 0) {
            xml.append(" />");
            return;
        }
        xml.append('>');
        String gap = isLaidOut(element) ? "\n" : "";
        for (Content content : element.getContent()) {
            if (content instanceof Element child) {
                write(child, xml.append(gap));
            } else {
                escape(content.getValue(), false, xml);
            }
        }
        xml.append(gap).append("</").append(element.getQualifiedName()).append('>');
    }

    /** To JDOM namespaces with the same address are equal, whatever their prefix. */
    private void requireDeclared(Namespace namespace) {
        boolean none = namespace.equals(Namespace.NO_NAMESPACE);
        for (Namespace known : declared) {
            if (known.getPrefix().equals(namespace.getPrefix())) {
                if (known.equals(namespace)) {
                    return;
                }
                none = false;
            }
        }
        if (!none) {
            throw new IllegalStateException("the root does not declare " + namespace);
        }
    }

    private static void escape(String text, boolean quoted, StringBuilder xml) {
        int written = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            String entity = letter > '>' ? "" : entity(letter, quoted);
            if (!entity.isEmpty()) {
                xml.append(text, written, at).append(entity);
                written = at + 1;
            }
        }
        xml.append(text, written, text.length());
    }

    /** In attributes parsers take line ends for spaces, and CR anywhere for LF (XML 1.0 §2.11, §3.3.3). */
    private static String entity(char letter, boolean quoted) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\r' -> "&#xD;";
            case '"' -> quoted ? "&quot;" : "";
            case '\n' -> quoted ? "&#xA;" : "";
            case '\t' -> quoted ? "&#x9;" : "";
            default -> "";
        };
    }

    /** Puts every element on a line of its own, unless text stands beside it. */
    private static void layOut(Element element) {
        if (!isLaidOut(element)) {
            return;
        }
        for (Element child : List.copyOf(element.getChildren())) {
            layOut(child);
            element.addContent(element.indexOf(child), new Text("\n"));
        }
        element.addContent("\n");
    }

    private static boolean isLaidOut(Element element) {
        for (Content content : element.getContent()) {
            if (!(content instanceof Element)) {
                return false;
            }
        }
        return element.getContentSize() > 0;
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
