package org.gazette.feeds;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Feeds as OPML 2.0 (http://opml.org/spec2.opml), which readers subscribe to in one go: one outline a feed, by its Atom,
 * those of one kind in a group.
 */
final class Opml {
    /** The groups, by what the names of their feeds begin with. */
    private static final List<Map.Entry<String, String>> GROUPS = List.of(
            Map.entry("sections/", "Sections"),
            Map.entry("authors/", "Authors"),
            Map.entry("tags/", "Tags"),
            Map.entry("newsletters/", "Newsletters"));

    private Opml() {}

    /** @param title of the list */
    static byte[] write(String title, List<Feed> feeds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter opml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            opml.writeStartDocument("UTF-8", "1.0");
            opml.writeCharacters("\n");
            opml.writeStartElement("opml");
            opml.writeAttribute("version", "2.0");
            opml.writeCharacters("\n");
            head(opml, title);
            body(opml, feeds);
            opml.writeEndElement();
            opml.writeCharacters("\n");
            opml.writeEndDocument();
            opml.close();
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the list of feeds cannot be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void head(XMLStreamWriter opml, String title) throws XMLStreamException {
        opml.writeStartElement("head");
        opml.writeStartElement("title");
        opml.writeCharacters(title);
        opml.writeEndElement();
        opml.writeEndElement();
        opml.writeCharacters("\n");
    }

    private static void body(XMLStreamWriter opml, List<Feed> feeds) throws XMLStreamException {
        opml.writeStartElement("body");
        opml.writeCharacters("\n");
        outlines(opml, feeds.stream().filter(Opml::standsAlone).toList());
        for (Map.Entry<String, String> group : GROUPS) {
            group(
                    opml,
                    group.getValue(),
                    feeds.stream()
                            .filter(feed -> feed.name().startsWith(group.getKey()))
                            .toList());
        }
        opml.writeEndElement();
        opml.writeCharacters("\n");
    }

    private static boolean standsAlone(Feed feed) {
        return GROUPS.stream().noneMatch(group -> feed.name().startsWith(group.getKey()));
    }

    /** A group says its name alone; an empty one is nothing that readers could show. */
    private static void group(XMLStreamWriter opml, String name, List<Feed> feeds) throws XMLStreamException {
        if (feeds.isEmpty()) {
            return;
        }
        opml.writeStartElement("outline");
        opml.writeAttribute("text", name);
        opml.writeCharacters("\n");
        outlines(opml, feeds);
        opml.writeEndElement();
        opml.writeCharacters("\n");
    }

    private static void outlines(XMLStreamWriter opml, List<Feed> feeds) throws XMLStreamException {
        for (Feed feed : feeds) {
            opml.writeEmptyElement("outline");
            opml.writeAttribute("text", feed.title());
            opml.writeAttribute("title", feed.title());
            opml.writeAttribute("type", "rss");
            opml.writeAttribute("xmlUrl", feed.address(FeedFormat.ATOM));
            opml.writeAttribute("htmlUrl", feed.home());
            opml.writeAttribute("language", feed.language());
            opml.writeCharacters("\n");
        }
    }
}
