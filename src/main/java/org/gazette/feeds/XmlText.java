package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;

/**
 * XML as it grows: UTF-8, line ends LF, every text as it is, one line an element that holds elements. Written by hand:
 * JDOM's own writer takes six times as long, and for every entry of every archive that is what a build is made of.
 */
final class XmlText {
    private static final byte[] NONE = {};
    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS = ascii("&lt;");
    private static final byte[] GREATER = ascii("&gt;");
    private static final byte[] RETURN = ascii("&#xD;");
    private static final byte[] QUOTE = ascii("&quot;");
    private static final byte[] LINE = ascii("&#xA;");
    private static final byte[] TAB = ascii("&#x9;");

    private static final boolean[] ESCAPED = new boolean[256];

    static {
        for (char letter : "&<>\r\"\n\t".toCharArray()) {
            ESCAPED[letter] = true;
        }
    }

    private final List<Namespace> declared;
    private byte[] bytes = new byte[8_192];
    private int size;

    /** @param declared the namespaces of the root, in which elements that are made by themselves may stand */
    XmlText(List<Namespace> declared) {
        this.declared = declared;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Markup, as it is. */
    XmlText raw(String markup) {
        return add(markup.getBytes(StandardCharsets.UTF_8));
    }

    /** An attribute, behind the name of its element. */
    XmlText attribute(String name, String value) {
        raw(" ").raw(name).raw("=\"");
        escape(value, true);
        return raw("\"");
    }

    /** An element that holds text alone, and a line end. */
    XmlText line(String name, String text) {
        raw("<").raw(name).raw(">");
        return text(text).raw("</").raw(name).raw(">\n");
    }

    XmlText text(String text) {
        escape(text, false);
        return this;
    }

    /** An element with all that it holds. */
    XmlText element(Element element) {
        requireDeclared(element.getNamespace());
        raw("<").raw(element.getQualifiedName());
        for (Attribute attribute : element.getAttributes()) {
            attribute(attribute.getQualifiedName(), attribute.getValue());
        }
        if (element.getContentSize() == 0) {
            return raw(" />");
        }
        raw(">");
        String gap = isLaidOut(element) ? "\n" : "";
        for (Content content : element.getContent()) {
            if (content instanceof Element child) {
                raw(gap).element(child);
            } else {
                text(content.getValue());
            }
        }
        return raw(gap).raw("</").raw(element.getQualifiedName()).raw(">");
    }

    /** Whether its elements stand on lines of their own: no text stands beside them. */
    static boolean isLaidOut(Element element) {
        for (Content content : element.getContent()) {
            if (!(content instanceof Element)) {
                return false;
            }
        }
        return element.getContentSize() > 0;
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

    /** All that is escaped is ASCII, which no other letter has among its bytes. */
    private void escape(String text, boolean quoted) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean[] escaped = ESCAPED;
        int written = 0;
        for (int at = 0; at < utf8.length; at++) {
            if (escaped[utf8[at] & 0xff]) {
                byte[] entity = entity(utf8[at], quoted);
                if (entity.length > 0) {
                    add(utf8, written, at);
                    add(entity);
                    written = at + 1;
                }
            }
        }
        add(utf8, written, utf8.length);
    }

    /** In attributes parsers take line ends for spaces, and CR anywhere for LF (XML 1.0 §2.11, §3.3.3). */
    private static byte[] entity(byte letter, boolean quoted) {
        return switch (letter) {
            case '&' -> AMPERSAND;
            case '<' -> LESS;
            case '>' -> GREATER;
            case '\r' -> RETURN;
            case '"' -> quoted ? QUOTE : NONE;
            case '\n' -> quoted ? LINE : NONE;
            case '\t' -> quoted ? TAB : NONE;
            default -> NONE;
        };
    }

    private XmlText add(byte[] more) {
        add(more, 0, more.length);
        return this;
    }

    private void add(byte[] from, int begin, int end) {
        int length = end - begin;
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(from, begin, bytes, size, length);
        size += length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
