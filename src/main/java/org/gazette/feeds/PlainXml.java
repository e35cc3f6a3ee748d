package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final int DEEPEST = 20;
    private static final char REPLACEMENT = '\uFFFD';
    private static final List<String[]> ENTITIES = List.of(
            new String[] {"&lt;", "<"},
            new String[] {"&gt;", ">"},
            new String[] {"&amp;", "&"},
            new String[] {"&quot;", "\""},
            new String[] {"&#xD;", "\r"},
            new String[] {"&#xA;", "\n"},
            new String[] {"&#x9;", "\t"});

    private final String xml;
    private final Map<String, Namespace> prefixes = new HashMap<>();
    private int at = DECLARATION.length();

    /** As it was read: its prefix means something only when the root's attributes are all known. */
    private record Raw(String name, String value) {}

    private PlainXml(String xml) {
        this.xml = xml;
        prefixes.put("", Namespace.NO_NAMESPACE);
        prefixes.put("xml", Namespace.XML_NAMESPACE);
    }

    /** The root; empty where the document is not plain. */
    static Optional<XmlElement> read(byte[] bytes) {
        String xml = new String(bytes, StandardCharsets.UTF_8);
        return xml.startsWith(DECLARATION) && isLegal(xml)
                ? Optional.ofNullable(new PlainXml(xml).root())
                : Optional.empty();
    }

    /** Bytes that are no UTF-8 were read as replacement characters. */
    private static boolean isLegal(String xml) {
        for (int at = 0; at < xml.length(); at++) {
            char letter = xml.charAt(at);
            if ((letter < ' ' && letter != '\n' && letter != '\t') || letter >= REPLACEMENT) {
                return false;
            }
        }
        return true;
    }

    private @Nullable XmlElement root() {
        skipSpace();
        XmlElement root = xml.startsWith("<", at) ? element(0) : null;
        skipSpace();
        return at == xml.length() ? root : null;
    }

    private void skipSpace() {
        while (at < xml.length() && xml.charAt(at) <= ' ') {
            at++;
        }
    }

    /** From its angle bracket to behind its end tag. */
    private @Nullable XmlElement element(int depth) {
        at++;
        String name = name();
        List<Raw> raw = attributes();
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
        if (xml.startsWith("/>", at)) {
            at += 2;
            return new XmlElement(name, local(name), namespace, attributes, List.of(), "");
        }
        if (!xml.startsWith(">", at)) {
            return null;
        }
        at++;
        List<XmlElement> children = new ArrayList<>();
        String text = content(name, children, depth);
        return text == null ? null : new XmlElement(name, local(name), namespace, attributes, children, text);
    }

    /** All up to behind the end tag. @return the text */
    private @Nullable String content(String name, List<XmlElement> children, int depth) {
        String text = "";
        while (true) {
            int next = xml.indexOf('<', at);
            String words = next < 0 ? null : words(xml.substring(at, next));
            if (words == null) {
                return null;
            }
            text = text.isEmpty() ? words : text + words;
            at = next;
            if (xml.startsWith("</", at)) {
                int end = at + 2 + name.length();
                boolean ours = xml.startsWith(name, at + 2) && xml.startsWith(">", end);
                at = end + 1;
                return ours ? text : null;
            }
            XmlElement child = element(depth + 1);
            if (child == null) {
                return null;
            }
            children.add(child);
        }
    }

    private static @Nullable String words(String raw) {
        return raw.indexOf('>') < 0 ? unescaped(raw) : null;
    }

    private static @Nullable String unescaped(String raw) {
        int next = raw.indexOf('&');
        if (next < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int done = 0;
        for (; next >= 0; next = raw.indexOf('&', done)) {
            String[] entity = entity(raw, next);
            if (entity == null) {
                return null;
            }
            text.append(raw, done, next).append(entity[1]);
            done = next + entity[0].length();
        }
        return text.append(raw, done, raw.length()).toString();
    }

    private static String @Nullable [] entity(String raw, int at) {
        for (String[] entity : ENTITIES) {
            if (raw.startsWith(entity[0], at)) {
                return entity;
            }
        }
        return null;
    }

    private @Nullable List<Raw> attributes() {
        List<Raw> attributes = List.of();
        while (xml.startsWith(" ", at)) {
            at++;
            if (xml.startsWith("/>", at)) {
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
        if (name.isEmpty() || !xml.startsWith("=\"", at)) {
            return null;
        }
        int end = xml.indexOf('"', at + 2);
        String raw = end < 0 ? "<" : xml.substring(at + 2, end);
        at = end + 1;
        boolean spaced = raw.indexOf('\n') >= 0 || raw.indexOf('\t') >= 0;
        String value = spaced || raw.indexOf('<') >= 0 ? null : unescaped(raw);
        return value == null ? null : new Raw(name, value);
    }

    /** Empty where none stands. */
    private String name() {
        int from = at;
        while (at < xml.length() && isNamed(xml.charAt(at), at == from)) {
            at++;
        }
        return xml.substring(from, at);
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
            if ((declaration && depth > 0) || namespace == null || stands(one.name(), raw, n)) {
                return null;
            }
            if (!declaration) {
                attributes.add(new XmlElement.XmlAttribute(namespace, local(one.name()), one.value()));
            }
        }
        return attributes;
    }

    /** Two prefixes of one namespace would make a pair, too: then it is not plain. */
    private static boolean stands(String name, List<Raw> raw, int before) {
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
}
