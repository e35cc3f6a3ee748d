package org.gazette.feeds;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;

/** The rules that RSS and Atom share. */
final class XmlRules {
    private static final Set<String> ADDRESSES = Set.of("href", "url", "src", "scheme", "domain");

    private static final Pattern ARCHIVE = Pattern.compile(".*/archive/([1-9]\\d*)\\.atom");

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
        List<String> selves = links(feed, namespace, "self");
        faults.unless(
                selves.size() == 1 && selves.get(0).endsWith(faults.path()),
                "its link to itself is " + selves + " instead of one to " + faults.path());
    }

    /**
     * A live document points back to at most one archive; an archive (RFC 5005 §4) says that it is one, to which feed it
     * belongs, and, unless it is the first, which was before it. No archive says what came after: it would change.
     */
    static void history(Element feed, Namespace namespace, Faults faults) {
        Matcher archive = ARCHIVE.matcher(faults.path());
        boolean closed = archive.matches();
        List<String> before = links(feed, namespace, "prev-archive");
        boolean first = closed && archive.group(1).equals("1");
        faults.unless(before.size() <= 1, "it has " + before.size() + " links to the archive before it");
        faults.unless(!closed || first == before.isEmpty(), "prev-archive is " + before);
        before.forEach(address -> faults.unless(
                !address.endsWith(faults.path()) && ARCHIVE.matcher(address).matches(),
                "prev-archive «" + address + "» is no archive before it"));
        faults.unless(links(feed, namespace, "next-archive").isEmpty(), "next-archive would change with time");
        faults.unless(
                closed == (feed.getChild("archive", Namespaces.HISTORY) != null),
                closed ? "fh:archive is missing" : "fh:archive stands in a document that changes");
        faults.unless(
                !closed || links(feed, namespace, "current").size() == 1, "it has no link to the current document");
    }

    /** One that was taken back (RFC 6721 §3). */
    static void tombstone(Element tombstone, Faults faults) {
        faults.enter(tombstone.getAttributeValue("ref", ""));
        faults.date("when", tombstone.getAttributeValue("when", ""));
        tombstone
                .getChildren("comment", Namespaces.TOMBSTONES)
                .forEach(comment -> faults.text("at:comment", comment.getText()));
        attributesAndLetters(tombstone, faults);
    }

    static boolean isTombstone(Element element) {
        return element.getName().equals("deleted-entry")
                && element.getNamespace().equals(Namespaces.TOMBSTONES);
    }

    /** Nothing but entries and, behind them, tombstones after the first entry. */
    static boolean isInOrder(Element feed, String entry) {
        return feed.getChildren().stream()
                .dropWhile(child -> !child.getName().equals(entry))
                .dropWhile(child -> child.getName().equals(entry))
                .allMatch(XmlRules::isTombstone);
    }

    private static List<String> links(Element feed, Namespace namespace, String rel) {
        return feed.getChildren("link", namespace).stream()
                .filter(link -> rel.equals(link.getAttributeValue("rel")))
                .map(link -> link.getAttributeValue("href", ""))
                .toList();
    }

    /** Every address in an attribute is absolute, and no character is forbidden, here and below. */
    static void attributesAndLetters(Element element, Faults faults) {
        for (Content content : element.getContent()) {
            if (content instanceof Text text) {
                faults.letters(text.getText());
            } else if (content instanceof Element child) {
                attributesAndLetters(child, faults);
            }
        }
        for (Attribute attribute : element.getAttributes()) {
            faults.letters(attribute.getValue());
            if (ADDRESSES.contains(attribute.getName())
                    && !(attribute.getName().equals("scheme")
                            && element.getNamespace().equals(Namespaces.MEDIA))) {
                faults.address(element.getQualifiedName() + " " + attribute.getName(), attribute.getValue());
            }
        }
    }
}
