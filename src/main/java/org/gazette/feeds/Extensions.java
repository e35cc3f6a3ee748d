package org.gazette.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** What neither RSS nor Atom has words for, as elements of other namespaces. Each call makes new ones: JDOM moves them. */
final class Extensions {
    private Extensions() {}

    /** {@code dc:source}: an agency has a name and no address, which {@code source} would need. */
    static List<Element> agency(FeedEntry entry) {
        return entry.agency().isBlank() ? List.of() : List.of(text("source", Namespaces.DC, entry.agency()));
    }

    /** {@code dc:creator} for each author: the {@code author} of RSS is an e-mail address. */
    static List<Element> creators(FeedEntry entry) {
        return entry.authors().stream()
                .map(name -> text("creator", Namespaces.DC, name))
                .toList();
    }

    /** {@code atom:updated}, where it is not that of publication: RSS itself has only one date. */
    static List<Element> updated(FeedEntry entry) {
        Instant updated = Entries.moment(entry.updated());
        return updated.equals(Entries.moment(entry.published()))
                ? List.of()
                : List.of(text("updated", Namespaces.ATOM_IN_RSS, updated.toString()));
    }

    static Element link(String rel, String type, String href, String title) {
        Element link = new Element("link", Namespaces.ATOM_IN_RSS).setAttribute("rel", rel);
        if (!type.isBlank()) {
            link.setAttribute("type", type);
        }
        link.setAttribute("href", href);
        return title.isBlank() ? link : link.setAttribute("title", title);
    }

    /** How often to ask, as {@code ttl} says it too. */
    static List<Element> pace(Duration fresh) {
        return List.of(
                text("updatePeriod", Namespaces.SYNDICATION, "hourly"),
                text("updateFrequency", Namespaces.SYNDICATION, Integer.toString(Pace.timesAnHour(fresh))));
    }

    /**
     * {@code at:deleted-entry} (RFC 6721 §3).
     *
     * @param id as entries of the format have it
     */
    static Element tombstone(String id, Tombstone tombstone) {
        Element element = new Element("deleted-entry", Namespaces.TOMBSTONES)
                .setAttribute("ref", id)
                .setAttribute("when", tombstone.at().toString());
        if (!tombstone.note().isBlank()) {
            Element comment = text("comment", Namespaces.TOMBSTONES, tombstone.note());
            element.addContent(comment.setAttribute("lang", tombstone.language(), Namespace.XML_NAMESPACE));
        }
        return element;
    }

    /** {@code media:content} with its alt text and credit, and {@code media:thumbnail}, since some readers ask for it. */
    static List<Element> media(FeedEntry entry) {
        List<Element> elements = new ArrayList<>();
        entry.image().ifPresent(image -> {
            Optional<String> url = WebAddress.of(image.url());
            url.ifPresent(address -> {
                elements.add(content(image, address));
                elements.add(new Element("thumbnail", Namespaces.MEDIA).setAttribute("url", address));
            });
        });
        return elements;
    }

    private static Element content(FeedEntry.Image image, String url) {
        Element content = new Element("content", Namespaces.MEDIA).setAttribute("url", url);
        if (image.bytes() > 0) {
            content.setAttribute("fileSize", Long.toString(image.bytes()));
        }
        if (!image.mediaType().isBlank()) {
            content.setAttribute("type", image.mediaType());
        }
        content.setAttribute("medium", "image");
        if (image.width() > 0 && image.height() > 0) {
            content.setAttribute("width", Integer.toString(image.width()));
            content.setAttribute("height", Integer.toString(image.height()));
        }
        if (!image.alt().isBlank()) {
            content.addContent(
                    text("description", Namespaces.MEDIA, image.alt()).setAttribute("type", "plain"));
        }
        if (!image.credit().isBlank()) {
            Element credit = text("credit", Namespaces.MEDIA, image.credit());
            content.addContent(credit.setAttribute("role", "photographer").setAttribute("scheme", "urn:ebu"));
        }
        return content;
    }

    private static Element text(String name, Namespace namespace, String text) {
        return new Element(name, namespace).setText(text);
    }
}
