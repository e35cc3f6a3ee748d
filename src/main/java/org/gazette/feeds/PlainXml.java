package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that is as plain as a careful writer makes it: UTF-8 with the usual declaration, elements, attributes in double
 * quotes, text, the five usual entities, every namespace declared at the root. Of anything else, right or wrong, it says
 * that it is not plain, and a full parser must tell. What it reads is well-formed, and means what it says here.
 */
final class PlainXml {
    private static final byte[] DECLARATION = ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    private static final byte[] EMPTY_END = ascii("/>");
    private static final byte[] END = ascii("</");
    private static final byte[] VALUE = ascii("=\"");
    private static final int DEEPEST = 20;
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[][] ENTITIES = {
        ascii("&lt;"), ascii("&gt;"), ascii("&amp;"), ascii("&quot;"), ascii("&#xD;"), ascii("&#xA;"), ascii("&#x9;")
    };
    private static final byte[] MEANT = ascii("<>&\"\r\n\t");

    /** What needs no second look in text or in an attribute. */
    private static final boolean[] ORDINARY = new boolean[256];

    static {
        Arrays.fill(ORDINARY, ' ', 0x7f, true);
        ORDINARY['\n'] = true;
        ORDINARY['\t'] = true;
        for (char letter : "<>&\"".toCharArray()) {
            ORDINARY[letter] = false;
        }
    }

    private final byte[] xml;
    private final Map<String, Namespace> prefixes = new HashMap<>();
    private byte[] unescaped = new byte[4_096];
    private int at = DECLARATION.length;
    private boolean ascii = true;

    /** As it was read: its prefix means something only when the root's attributes are all known. */
    private record Raw(String name, String value) {}

    private record Text(String text, boolean ascii) {}

    private PlainXml(byte[] xml) {
        this.xml = xml;
        prefixes.put("", Namespace.NO_NAMESPACE);
        prefixes.put("xml", Namespace.XML_NAMESPACE);
    }

    /** The root; empty where the document is not plain. */
    static Optional<XmlElement> read(byte[] bytes) {
        PlainXml xml = new PlainXml(bytes);
        return xml.stands(DECLARATION, 0) ? Optional.ofNullable(xml.root()) : Optional.empty();
    }

    private @Nullable XmlElement root() {
        skipSpace();
        XmlElement root = stands('<', at) ? element(0) : null;
        skipSpace();
        return at == xml.length ? root : null;
    }

    private void skipSpace() {
        while (stands(' ', at) || stands('\n', at) || stands('\t', at)) {
            at++;
        }
    }

    private boolean stands(char letter, int where) {
        return where < xml.length && xml[where] == letter;
    }

    private boolean stands(byte[] word, int where) {
        return where + word.length <= xml.length
                && Arrays.equals(word, 0, word.length, xml, where, where + word.length);
    }

    /** From its angle bracket to behind its end tag. */
    private @Nullable XmlElement element(int depth) {
        at++;
        int from = at;
        String name = name();
        int length = at - from;
        ascii = true;
        List<Raw> raw = attributes();
        boolean asciiValues = ascii;
        if (name.isEmpty() || raw == null || depth > DEEPEST) {
            return null;
        }
        if (depth == 0 && !declared(raw)) {
            return null;
        }
        Namespace namespace = namespace(name);
        List<XmlElement.XmlAttribute> attributes = resolved(raw, depth);
        if (namespace == null || attributes == null) {
            return null;
        }
        if (stands(EMPTY_END, at)) {
            at += EMPTY_END.length;
            return new XmlElement(name, local(name), namespace, attributes, List.of(), "", asciiValues);
        }
        if (!stands('>', at)) {
            return null;
        }
        at++;
        List<XmlElement> children = new ArrayList<>();
        Text text = content(from, length, children, depth);
        return text == null
                ? null
                : new XmlElement(
                        name, local(name), namespace, attributes, children, text.text, asciiValues && text.ascii);
    }

    /** All up to behind the end tag of what is named from a place on. @return the text */
    private @Nullable Text content(int name, int length, List<XmlElement> children, int depth) {
        String text = "";
        boolean asciiText = true;
        while (true) {
            ascii = true;
            String words = words('<', '>');
            if (words == null) {
                return null;
            }
            asciiText &= ascii;
            text = text.isEmpty() ? words : text + words;
            if (stands(END, at)) {
                int begin = at + END.length;
                boolean ours = begin + length < xml.length
                        && Arrays.equals(xml, name, name + length, xml, begin, begin + length)
                        && xml[begin + length] == '>';
                at = begin + length + 1;
                return ours ? new Text(text, asciiText) : null;
            }
            XmlElement child = element(depth + 1);
            if (child == null) {
                return null;
            }
            children.add(child);
        }
    }

    /**
     * What is meant by all up to an end, which is left where it is.
     *
     * @param never what may not stand in it
     */
    private @Nullable String words(char end, char never) {
        byte[] text = xml;
        boolean[] ordinary = ORDINARY;
        int from = at;
        int here = at;
        boolean escaped = false;
        boolean foreign = false;
        while (true) {
            while (here < text.length && ordinary[text[here] & 0xff]) {
                here++;
            }
            if (here == text.length || text[here] == never || isControl(text[here])) {
                return null;
            }
            if (text[here] == end) {
                break;
            }
            escaped |= text[here] == '&';
            foreign |= text[here] < 0 || text[here] == 0x7f;
            here++;
        }
        at = here;
        ascii &= !foreign;
        return escaped ? unescaped(from, at, foreign) : string(xml, from, at, foreign);
    }

    /** Bytes that are no UTF-8 are read as replacement characters. */
    private static @Nullable String string(byte[] bytes, int from, int to, boolean foreign) {
        if (!foreign) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        for (int n = 0; n < text.length(); n++) {
            if (text.charAt(n) >= REPLACEMENT) {
                return null;
            }
        }
        return text;
    }

    private @Nullable String unescaped(int from, int to, boolean foreign) {
        if (unescaped.length < to - from) {
            unescaped = new byte[2 * (to - from)];
        }
        int length = 0;
        int next = from;
        while (next < to) {
            int run = run(next, to);
            System.arraycopy(xml, next, unescaped, length, run - next);
            length += run - next;
            next = run;
            if (next < to) {
                int entity = entity(next);
                if (entity < 0) {
                    return null;
                }
                unescaped[length++] = MEANT[entity];
                next += ENTITIES[entity].length;
            }
        }
        return string(unescaped, 0, length, foreign);
    }

    /** Where the next entity begins, or the end. */
    private int run(int from, int to) {
        byte[] text = xml;
        int end = from;
        while (end < to && text[end] != '&') {
            end++;
        }
        return end;
    }

    private static boolean isControl(byte letter) {
        return letter >= 0 && letter < ' ' && letter != '\n' && letter != '\t';
    }

    private int entity(int where) {
        for (int entity = 0; entity < ENTITIES.length; entity++) {
            if (stands(ENTITIES[entity], where)) {
                return entity;
            }
        }
        return -1;
    }

    private @Nullable List<Raw> attributes() {
        List<Raw> attributes = List.of();
        while (stands(' ', at)) {
            at++;
            if (stands(EMPTY_END, at)) {
                return attributes;
            }
            Raw attribute = attribute();
            if (attribute == null) {
                return null;
            }
            attributes = attributes.isEmpty() ? new ArrayList<>(4) : attributes;
            attributes.add(attribute);
        }
        return attributes;
    }

    private @Nullable Raw attribute() {
        String name = name();
        if (name.isEmpty() || !stands(VALUE, at)) {
            return null;
        }
        at += VALUE.length;
        int from = at;
        String value = words('"', '<');
        if (value == null || hasSpace(from)) {
            return null;
        }
        at++;
        return new Raw(name, value);
    }

    /** Line ends and tabs in an attribute would be read as spaces. */
    private boolean hasSpace(int from) {
        for (int n = from; n < at; n++) {
            if (xml[n] == '\n' || xml[n] == '\t') {
                return true;
            }
        }
        return false;
    }

    /** Empty where none stands. */
    private String name() {
        int from = at;
        while (at < xml.length && isNamed((char) xml[at], at == from)) {
            at++;
        }
        return new String(xml, from, at - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isNamed(char letter, boolean first) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (!first && (letter == ':' || letter == '-' || (letter >= '0' && letter <= '9')));
    }

    /** Takes the namespaces that the root declares. @return whether all are as usual */
    private boolean declared(List<Raw> attributes) {
        for (Raw attribute : attributes) {
            if (isDeclaration(attribute)) {
                String prefix =
                        attribute.name().equals("xmlns") ? "" : attribute.name().substring("xmlns:".length());
                boolean usual = attribute.value().startsWith("http://")
                        && WebAddress.isFit(attribute.value())
                        && !attribute.value().startsWith("http://www.w3.org/XML/")
                        && !attribute.value().startsWith("http://www.w3.org/2000/xmlns")
                        && !prefix.startsWith("xml")
                        && prefix.indexOf(':') < 0;
                if (!usual || (prefixes.containsKey(prefix) && !prefix.isEmpty())) {
                    return false;
                }
                prefixes.put(prefix, Namespace.getNamespace(prefix, attribute.value()));
            }
        }
        return true;
    }

    private static boolean isDeclaration(Raw attribute) {
        return attribute.name().equals("xmlns") || attribute.name().startsWith("xmlns:");
    }

    /** @return nothing where one stands twice, is not declared, or declares a namespace elsewhere than at the root */
    private @Nullable List<XmlElement.XmlAttribute> resolved(List<Raw> raw, int depth) {
        List<XmlElement.XmlAttribute> attributes = raw.isEmpty() ? List.of() : new ArrayList<>(raw.size());
        for (int n = 0; n < raw.size(); n++) {
            Raw one = raw.get(n);
            boolean declaration = isDeclaration(one);
            boolean prefixed = one.name().indexOf(':') >= 0;
            Namespace namespace = prefixed && !declaration ? namespace(one.name()) : Namespace.NO_NAMESPACE;
            if ((declaration && depth > 0) || namespace == null || isDouble(one.name(), raw, n)) {
                return null;
            }
            if (!declaration) {
                attributes.add(new XmlElement.XmlAttribute(namespace, local(one.name()), one.value()));
            }
        }
        return attributes;
    }

    /** Two prefixes of one namespace would make a pair, too: then it is not plain. */
    private static boolean isDouble(String name, List<Raw> raw, int before) {
        for (int n = 0; n < before; n++) {
            String other = raw.get(n).name();
            if (other.equals(name)
                    || (name.indexOf(':') >= 0
                            && other.indexOf(':') >= 0
                            && local(other).equals(local(name)))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Namespace namespace(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return prefixes.get("");
        }
        boolean local = colon + 1 < name.length() && isNamed(name.charAt(colon + 1), true);
        return local && colon == name.lastIndexOf(':') ? prefixes.get(name.substring(0, colon)) : null;
    }

    private static String local(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(colon + 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
