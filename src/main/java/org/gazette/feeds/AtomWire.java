package org.gazette.feeds;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Atom 1.0 (RFC 4287), with summary and full text; its archives (RFC 5005 §4) and tombstones (RFC 6721). */
final class AtomWire extends XmlWire {
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+");
    private static final String TYPE = "application/atom+xml";

    private final RomeAtom rome = new RomeAtom();

    AtomWire() {
        super(List.of(Namespaces.ATOM, Namespaces.DC, Namespaces.MEDIA), "</feed>\n");
    }

    /** The entry's own id where it is an IRI, as Atom asks; else a name-based UUID of it, as lasting as the id. */
    @Override
    String id(String id) {
        return IRI.matcher(id).matches()
                ? id
                : "urn:uuid:" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * By hand, in Rome's order: most of a first build are Atom entries, and Rome takes longer for one than all the rest of
     * it. Change moments have fractions of seconds, which tell apart what changed within one.
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

    @Override
    Element root(Frame frame) {
        Feed feed = frame.feed();
        Element root = rome.feed(atom(frame)).setAttribute("lang", feed.language(), Namespace.XML_NAMESPACE);
        root.getChild("updated", Namespaces.ATOM).setText(frame.date().toString());
        if (frame.isArchive()) {
            root.addContent(new Element("archive", Namespaces.HISTORY));
        }
        return root;
    }

    private static com.rometools.rome.feed.atom.Feed atom(Frame frame) {
        Feed feed = frame.feed();
        com.rometools.rome.feed.atom.Feed atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        atom.setId(feed.id());
        atom.setTitle(feed.title());
        atom.setSubtitle(feed.description().isBlank() ? null : text("text", feed.description()));
        atom.setUpdated(Date.from(frame.date()));
        atom.setAlternateLinks(List.of(link("alternate", "text/html", feed.home(), "")));
        atom.setOtherLinks(links(frame));
        atom.setAuthors(List.of(person(feed.publisher())));
        atom.setRights(feed.copyright().isBlank() ? null : feed.copyright());
        atom.setIcon(feed.icon().isBlank() ? null : feed.icon());
        Generator generator = new Generator();
        generator.setValue("Gazette");
        atom.setGenerator(generator);
        return atom;
    }

    private static List<Link> links(Frame frame) {
        List<Link> links = new ArrayList<>();
        links.add(link("self", TYPE, frame.address(FeedFormat.ATOM), ""));
        if (frame.isArchive()) {
            links.add(link("current", TYPE, frame.feed().address(FeedFormat.ATOM), ""));
        } else {
            frame.feed().hubs().forEach(hub -> links.add(link("hub", "", hub, "")));
        }
        if (frame.hasOlder()) {
            links.add(link("prev-archive", TYPE, frame.feed().archive(frame.older()), ""));
        }
        return links;
    }

    private static Link link(String rel, String type, String href, String title) {
        Link link = new Link();
        link.setRel(rel);
        link.setType(type.isBlank() ? null : type);
        link.setHref(href);
        link.setTitle(title.isBlank() ? null : title);
        return link;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(name);
        return person;
    }

    private static Content text(String type, String text) {
        Content content = new Content();
        content.setType(type);
        content.setValue(text);
        return content;
    }

    private static List<Element> extensions(FeedEntry entry) {
        List<Element> elements = new ArrayList<>(Extensions.agency(entry));
        elements.addAll(Extensions.media(entry));
        return elements;
    }
}
