package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdom2.Element;

/** Atom 1.0 (RFC 4287), with summary and full text; its archives (RFC 5005 §4) and tombstones (RFC 6721). */
final class AtomWire extends XmlWire {
    private static final String TYPE = "application/atom+xml";

    AtomWire() {
        super(List.of(Namespaces.ATOM, Namespaces.DC, Namespaces.MEDIA), "</feed>\n");
    }

    /** The entry's own id where it is an IRI, as Atom asks; else a name-based UUID of it, as lasting as the id. */
    @Override
    String id(String id) {
        return Iri.is(id) ? id : "urn:uuid:" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * By hand, in the order that Rome would choose: most of a first build are Atom entries, and Rome takes longer for one
     * than all the rest takes. Change moments have fractions of seconds, which tell apart what changed within one.
     */
    @Override
    void write(FeedEntry entry, XmlText xml) {
        xml.raw("<entry").attribute("xml:lang", entry.language()).raw(">\n");
        xml.line("title", entry.headline());
        link("alternate", "text/html", Entries.address(entry), "", xml).raw(" />\n");
        links(entry, xml);
        entry.categories().forEach(category -> category(category, xml));
        entry.authors().forEach(name -> xml.raw("<author>\n").line("name", name).raw("</author>\n"));
        xml.line("id", id(entry.id()));
        xml.line("updated", Entries.moment(entry.updated()).toString());
        xml.line("published", FeedWriter.second(entry.published()).toString());
        texts(entry, xml);
        extensions(entry).forEach(element -> xml.element(element).raw("\n"));
        xml.raw("</entry>\n");
    }

    private static void links(FeedEntry entry, XmlText xml) {
        entry.image().ifPresent(image -> WebAddress.of(image.url()).ifPresent(url -> enclosure(image, url, xml)));
        Entries.related(entry)
                .forEach(piece -> link("related", "text/html", piece.url(), piece.headline(), xml)
                        .raw(" />\n"));
    }

    private static void enclosure(FeedEntry.Image image, String url, XmlText xml) {
        link("enclosure", image.mediaType(), url, image.alt(), xml);
        if (image.bytes() > 0) {
            xml.attribute("length", Long.toString(image.bytes()));
        }
        xml.raw(" />\n");
    }

    /** A link without its end. */
    private static XmlText link(String rel, String type, String href, String title, XmlText xml) {
        xml.raw("<link").attribute("rel", rel);
        if (!type.isBlank()) {
            xml.attribute("type", type);
        }
        xml.attribute("href", href);
        return title.isBlank() ? xml : xml.attribute("title", title);
    }

    private static void category(FeedEntry.Category named, XmlText xml) {
        xml.raw("<category")
                .attribute("term", named.term())
                .attribute("label", named.name())
                .attribute("scheme", named.scheme())
                .raw(" />\n");
    }

    private static void texts(FeedEntry entry, XmlText xml) {
        if (entry.full()) {
            xml.raw("<content type=\"html\">").text(entry.fullText()).raw("</content>\n");
        }
        String summary = entry.full() ? entry.summary() : entry.shortest();
        if (!summary.isBlank()) {
            xml.raw("<summary type=\"text\">").text(summary).raw("</summary>\n");
        }
    }

    /** In Rome's order as well: an archive's head is made for each of thousands. */
    @Override
    public byte[] head(Frame frame) {
        Feed feed = frame.feed();
        XmlText xml =
                document("feed", frame).attribute("xml:lang", feed.language()).raw(">\n");
        xml.line("title", feed.title());
        link("alternate", "text/html", feed.home(), "", xml).raw(" />\n");
        links(frame, xml);
        xml.raw("<author>\n").line("name", feed.publisher()).raw("</author>\n");
        if (!feed.description().isBlank()) {
            xml.raw("<subtitle type=\"text\">").text(feed.description()).raw("</subtitle>\n");
        }
        xml.line("id", feed.id()).line("generator", "Gazette");
        optional("rights", feed.copyright(), xml);
        optional("icon", feed.icon(), xml);
        xml.line("updated", frame.date().toString());
        return (frame.isArchive() ? xml.raw("<fh:archive />\n") : xml).bytes();
    }

    private static void optional(String name, String text, XmlText xml) {
        if (!text.isBlank()) {
            xml.line(name, text);
        }
    }

    private static void links(Frame frame, XmlText xml) {
        link("self", TYPE, frame.address(FeedFormat.ATOM), "", xml).raw(" />\n");
        if (frame.isArchive()) {
            link("current", TYPE, frame.feed().address(FeedFormat.ATOM), "", xml)
                    .raw(" />\n");
        } else {
            frame.feed().hubs().forEach(hub -> link("hub", "", hub, "", xml).raw(" />\n"));
        }
        if (frame.hasOlder()) {
            link("prev-archive", TYPE, frame.feed().archive(frame.older()), "", xml)
                    .raw(" />\n");
        }
    }

    private static List<Element> extensions(FeedEntry entry) {
        List<Element> elements = new ArrayList<>(Extensions.agency(entry));
        elements.addAll(Extensions.media(entry));
        return elements;
    }
}
