package org.gazette.feeds;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Namespace;

/** The rules that RSS and Atom share. */
final class XmlRules {
    private static final Set<String> ADDRESSES = Set.of("href", "url", "src", "scheme", "domain");

    private static final Pattern ARCHIVE = Pattern.compile(".*/archive/([1-9]\\d*)\\.atom");

    private XmlRules() {}

    /** Each stands there once and is not blank. */
    static void once(XmlElement parent, List<String> names, Namespace namespace, Faults faults) {
        for (String name : names) {
            List<XmlElement> children = parent.children(name, namespace);
            times(name, children.size(), faults);
            faults.text(name, children.isEmpty() ? "" : children.get(0).text());
        }
    }

    static void atMostOnce(XmlElement parent, List<String> names, Faults faults) {
        for (String name : names) {
            times(name, parent.children(name, Namespace.NO_NAMESPACE).size(), faults);
        }
    }

    private static void times(String name, int times, Faults faults) {
        if (times > 1) {
            faults.add(name + " stands there " + times + " times");
        }
    }

    /** One link to the feed itself, at the document's own path. */
    static void self(XmlElement feed, Namespace namespace, Faults faults) {
        List<String> selves = links(feed, namespace, "self");
        faults.unless(
                selves.size() == 1 && selves.get(0).endsWith(faults.path()),
                "its link to itself is " + selves + " instead of one to " + faults.path());
    }

    /**
     * A live document points back to at most one archive; an archive (RFC 5005 §4) says that it is one, to which feed it
     * belongs, and, unless it is the first, which was before it. No archive says what came after: it would change.
     */
    static void history(XmlElement feed, Namespace namespace, Faults faults) {
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
                closed == feed.has("archive", Namespaces.HISTORY),
                closed ? "fh:archive is missing" : "fh:archive stands in a document that changes");
        faults.unless(
                !closed || links(feed, namespace, "current").size() == 1, "it has no link to the current document");
    }

    /** One that was taken back (RFC 6721 §3). */
    static void tombstone(XmlElement tombstone, Faults faults) {
        faults.enter(tombstone.attribute("ref", ""));
        faults.date("when", tombstone.attribute("when", ""));
        tombstone
                .children("comment", Namespaces.TOMBSTONES)
                .forEach(comment -> faults.text("at:comment", comment.text()));
        attributesAndLetters(tombstone, faults);
    }

    static boolean isTombstone(XmlElement element) {
        return element.localName().equals("deleted-entry")
                && element.namespace().equals(Namespaces.TOMBSTONES);
    }

    /** Nothing but entries and, behind them, tombstones after the first entry. */
    static boolean isInOrder(XmlElement feed, String entry) {
        return feed.children().stream()
                .dropWhile(child -> !child.localName().equals(entry))
                .dropWhile(child -> child.localName().equals(entry))
                .allMatch(XmlRules::isTombstone);
    }

    private static List<String> links(XmlElement feed, Namespace namespace, String rel) {
        return feed.children("link", namespace).stream()
                .filter(link -> rel.equals(link.attribute("rel")))
                .map(link -> link.attribute("href", ""))
                .toList();
    }

    /** Every address in an attribute is absolute, and no character is forbidden, here and below. */
    static void attributesAndLetters(XmlElement element, Faults faults) {
        letters(element, faults);
        for (XmlElement child : element.children()) {
            attributesAndLetters(child, faults);
        }
        for (XmlElement.XmlAttribute attribute : element.attributes()) {
            boolean scheme = attribute.localName().equals("scheme")
                    && element.namespace().equals(Namespaces.MEDIA);
            if (ADDRESSES.contains(attribute.localName()) && !scheme && !WebAddress.isFit(attribute.value())) {
                faults.address(element.name() + " " + attribute.localName(), attribute.value());
            }
        }
    }

    private static void letters(XmlElement element, Faults faults) {
        if (!element.isAscii()) {
            faults.letters(element.text());
            element.attributes().forEach(attribute -> faults.letters(attribute.value()));
        }
    }
}
