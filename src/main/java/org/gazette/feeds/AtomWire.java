package org.gazette.feeds;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** Atom 1.0 (RFC 4287), with summary and full text. */
final class AtomWire implements Wire {
    private static final byte[] TAIL = "</feed>\n".getBytes(StandardCharsets.UTF_8);
    private static final List<Namespace> NAMESPACES = List.of(Namespaces.ATOM, Namespaces.DC, Namespaces.MEDIA);

    private final RomeAtom rome = new RomeAtom();
    private final XmlBytes xml = new XmlBytes(NAMESPACES);

    @Override
    public EntryBytes entry(FeedEntry entry) {
        Entries.check(entry);
        Element element = rome.entry(atom(entry));
        element.setAttribute("lang", entry.language(), Namespace.XML_NAMESPACE);
        return new EntryBytes(id(entry), entry.updated(), xml.inner(element));
    }

    @Override
    public byte[] head(Feed feed, Instant updated) {
        Element root = rome.feed(atom(feed, updated));
        NAMESPACES.forEach(root::addNamespaceDeclaration);
        root.setAttribute("lang", feed.language(), Namespace.XML_NAMESPACE);
        return xml.head(root, TAIL);
    }

    /** Atom asks for a date of change even of an empty feed. */
    @Override
    public byte[] head(Feed feed) {
        return head(feed, feed.since().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public byte[] between() {
        return new byte[0];
    }

    @Override
    public byte[] tail() {
        return TAIL.clone();
    }

    private static com.rometools.rome.feed.atom.Feed atom(Feed feed, Instant updated) {
        com.rometools.rome.feed.atom.Feed atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        atom.setId(feed.id());
        atom.setTitle(feed.title());
        atom.setSubtitle(feed.description().isBlank() ? null : text("text", feed.description()));
        atom.setUpdated(Date.from(updated));
        atom.setAlternateLinks(List.of(link("alternate", "text/html", feed.home(), "")));
        atom.setOtherLinks(List.of(link("self", "application/atom+xml", feed.address(FeedFormat.ATOM), "")));
        atom.setAuthors(List.of(person(feed.publisher())));
        atom.setRights(feed.copyright().isBlank() ? null : feed.copyright());
        atom.setIcon(feed.icon().isBlank() ? null : feed.icon());
        Generator generator = new Generator();
        generator.setValue("Gazette");
        atom.setGenerator(generator);
        return atom;
    }

    private static Entry atom(FeedEntry entry) {
        Entry atom = new Entry();
        atom.setId(id(entry));
        atom.setTitle(entry.headline());
        atom.setPublished(Date.from(entry.published()));
        atom.setUpdated(Date.from(entry.updated()));
        atom.setAuthors(entry.authors().stream().map(AtomWire::person).toList());
        atom.setAlternateLinks(List.of(link("alternate", "text/html", Entries.address(entry), "")));
        atom.setOtherLinks(links(entry));
        atom.setCategories(entry.categories().stream().map(AtomWire::category).toList());
        atom.setSummary(entry.summary().isBlank() ? null : text("text", entry.summary()));
        atom.setContents(List.of(text("html", entry.fullText())));
        atom.setForeignMarkup(extensions(entry));
        return atom;
    }

    /** The entry's own id where it is an IRI, as Atom asks; else a name-based UUID of it, as lasting as the id. */
    private static String id(FeedEntry entry) {
        return entry.id().matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")
                ? entry.id()
                : "urn:uuid:" + UUID.nameUUIDFromBytes(entry.id().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Link> links(FeedEntry entry) {
        List<Link> links = new ArrayList<>();
        entry.image()
                .ifPresent(image -> WebAddress.of(image.url())
                        .ifPresent(url -> links.add(link("enclosure", image.mediaType(), url, image.alt()))));
        Entries.related(entry).forEach(piece -> links.add(link("related", "text/html", piece.url(), piece.headline())));
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

    private static Category category(FeedEntry.Category named) {
        Category category = new Category();
        category.setTerm(named.term());
        category.setScheme(named.scheme());
        category.setLabel(named.name());
        return category;
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
