package org.gazette.feeds;

import java.util.List;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** The rules that RSS and Atom share. */
final class XmlRules {
    private static final Set<String> ADDRESSES = Set.of("href", "url", "src", "scheme", "domain");

    private XmlRules() {}

    /** Each stands there once and is not blank. */
    static void once(Element parent, List<String> names, Namespace namespace, Faults faults) {
        for (String name : names) {
            List<Element> children = parent.getChildren(name, namespace);
            faults.unless(children.size() <= 1, name + " stands there " + children.size() + " times");
            faults.text(name, children.isEmpty() ? "" : children.get(0).getText());
        }
    }

    static void atMostOnce(Element parent, List<String> names, Faults faults) {
        for (String name : names) {
            int times = parent.getChildren(name).size();
            faults.unless(times <= 1, name + " stands there " + times + " times");
        }
    }

    /** One link to the feed itself, at the document's own path. */
    static void self(Element feed, Namespace namespace, Faults faults) {
        List<String> selves = feed.getChildren("link", namespace).stream()
                .filter(link -> "self".equals(link.getAttributeValue("rel")))
                .map(link -> link.getAttributeValue("href", ""))
                .toList();
        faults.unless(
                selves.size() == 1 && selves.get(0).endsWith(faults.path()),
                "its link to itself is " + selves + " instead of one to " + faults.path());
    }

    /** Every address in an attribute is absolute, and no character is forbidden, here and below. */
    static void attributesAndLetters(Element element, Faults faults) {
        faults.letters(element.getText());
        for (Attribute attribute : element.getAttributes()) {
            faults.letters(attribute.getValue());
            if (ADDRESSES.contains(attribute.getName())) {
                faults.address(element.getQualifiedName() + " " + attribute.getName(), attribute.getValue());
            }
        }
        element.getChildren().forEach(child -> attributesAndLetters(child, faults));
    }
}
