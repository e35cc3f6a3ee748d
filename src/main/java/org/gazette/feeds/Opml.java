package org.gazette.feeds;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Feeds as OPML 2.0 (http://opml.org/spec2.opml), which readers subscribe to in one go: one outline a feed, by its Atom. */
public final class Opml {
    private Opml() {}

    /** @param title of the list */
    public static byte[] write(String title, List<Feed> feeds) {
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
        opml.writeEndElement();
        opml.writeCharacters("\n");
    }
}
