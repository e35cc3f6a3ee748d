package org.gazette.feeds;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document that is to be checked.
 *
 * @param name with its prefix, as it stands there
 * @param localName without
 * @param text all that stands in it outside of other elements
 * @param isAscii whether its text and the values of its attributes are known to be printable ASCII, line ends and tabs
 */
record XmlElement(
        String name,
        String localName,
        Namespace namespace,
        List<XmlAttribute> attributes,
        List<XmlElement> children,
        String text,
        boolean isAscii) {
    /** An attribute, but for declarations of namespaces. */
    record XmlAttribute(Namespace namespace, String localName, String value) {}

    static XmlElement of(Element element) {
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Content content : element.getContent()) {
            if (content instanceof Element child) {
                children.add(of(child));
            } else if (content instanceof Text words) {
                text.append(words.getText());
            }
        }
        List<XmlAttribute> attributes = element.getAttributes().stream()
                .map(one -> new XmlAttribute(one.getNamespace(), one.getName(), one.getValue()))
                .toList();
        return new XmlElement(
                element.getQualifiedName(),
                element.getName(),
                element.getNamespace(),
                attributes,
                children,
                text.toString(),
                false);
    }

    boolean is(String wanted, Namespace from) {
        return localName.equals(wanted) && namespace.equals(from);
    }

    List<XmlElement> children(String wanted, Namespace from) {
        List<XmlElement> found = new ArrayList<>(2);
        for (XmlElement child : children) {
            if (child.is(wanted, from)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first one that is called so. */
    @Nullable
    XmlElement child(String wanted, Namespace from) {
        for (XmlElement child : children) {
            if (child.is(wanted, from)) {
                return child;
            }
        }
        return null;
    }

    boolean has(String wanted, Namespace from) {
        return child(wanted, from) != null;
    }

    /** The text of the first one that is called so; empty where there is none. */
    String childText(String wanted, Namespace from) {
        XmlElement child = child(wanted, from);
        return child == null ? "" : child.text();
    }

    /** The value of an attribute without a prefix. */
    @Nullable
    String attribute(String wanted) {
        for (XmlAttribute attribute : attributes) {
            if (attribute.localName().equals(wanted) && attribute.namespace().equals(Namespace.NO_NAMESPACE)) {
                return attribute.value();
            }
        }
        return null;
    }

    String attribute(String wanted, String otherwise) {
        String value = attribute(wanted);
        return value == null ? otherwise : value;
    }
}
