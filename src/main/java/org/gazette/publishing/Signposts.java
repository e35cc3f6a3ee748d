package org.gazette.publishing;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gazette.text.SiteAddress;

/** What tells machines where the pages are: {@code /sitemap.xml} (sitemaps.org protocol 0.9) and {@code /robots.txt}. */
final class Signposts {
    /** The protocol's bound for one file. */
    private static final int MOST = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final SiteAddress site;

    Signposts(SiteAddress site) {
        this.site = site;
    }

    /** A page, and when it changed. */
    record Place(String path, Instant changed) {
        static Place of(Document page) {
            return new Place(page.path(), page.lastModified());
        }

        static Place of(Archive.Printed printed) {
            return new Place(printed.issue().address(), printed.issue().openedAt());
        }

        static Place of(Card card) {
            return new Place(card.address(), card.updated());
        }
    }

    /** One file, or an index and its files where there are more than 50,000 pages. */
    void sitemaps(List<Place> places, Shelving shelving) {
        if (places.size() <= MOST) {
            set("/sitemap.xml", "urlset", "url", places, shelving);
            return;
        }
        List<Place> files = IntStream.range(0, (places.size() + MOST - 1) / MOST)
                .mapToObj(n -> part(n, places, shelving))
                .toList();
        set("/sitemap.xml", "sitemapindex", "sitemap", files, shelving);
    }

    void robots(Shelving shelving) {
        String text =
                """
                User-agent: *
                Disallow: %s
                Disallow: %s
                Disallow: %s

                Sitemap: %s
                """.formatted(path("/desk/"), path("/unsubscribe/"), path("/preferences/"), site.of("/sitemap.xml"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        shelving.put(Document.of("/robots.txt", "text/plain; charset=utf-8", bytes, Instant.EPOCH));
    }

    private Place part(int number, List<Place> places, Shelving shelving) {
        List<Place> part = places.subList(number * MOST, Math.min(places.size(), (number + 1) * MOST));
        String path = "/sitemap-" + (number + 1) + ".xml";
        set(path, "urlset", "url", part, shelving);
        return new Place(path, newest(part));
    }

    private void set(String path, String root, String element, List<Place> places, Shelving shelving) {
        byte[] bytes = xml(root, element, places).getBytes(StandardCharsets.UTF_8);
        shelving.put(Document.of(path, "application/xml; charset=utf-8", bytes, newest(places)));
    }

    private String xml(String root, String element, List<Place> places) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeCharacters("\n");
            for (Place place : places) {
                xml.writeStartElement(element);
                text(xml, "loc", site.of(place.path()));
                if (place.changed().isAfter(Instant.EPOCH)) {
                    text(
                            xml,
                            "lastmod",
                            place.changed().truncatedTo(ChronoUnit.SECONDS).toString());
                }
                xml.writeEndElement();
                xml.writeCharacters("\n");
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the sitemap cannot be written: " + e.getMessage(), e);
        }
        return text.toString();
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private String path(String path) {
        String base = site.base().getPath();
        return base.substring(0, base.length() - 1) + path;
    }

    private static Instant newest(List<Place> places) {
        return places.stream()
                .map(Place::changed)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
