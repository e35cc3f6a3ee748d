package org.gazette.intake;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through XML from elsewhere, within limits: no document type, no entities of its own, depth at most 64,
 * attributes at most 100, a text at most 5 million characters, elements at most 200,000.
 */
final class XmlLimits {
    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_TEXT = 5_000_000;
    private static final int MOST_ELEMENTS = 200_000;

    private final XMLStreamReader reader;
    private int depth;
    private int elements;

    XmlLimits(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("it asks for " + systemId);
        });
        this.reader = factory.createXMLStreamReader(new StringReader(xml));
    }

    /** Goes to the next event. @return {@link XMLStreamConstants}, END_DOCUMENT at the end */
    int next() throws XMLStreamException, Unreadable {
        if (!reader.hasNext()) {
            return XMLStreamConstants.END_DOCUMENT;
        }
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
            throw new Unreadable(line(), "has a DOCTYPE, which may hide anything: take it out");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            elements++;
            check(reader.getAttributeCount() <= MOST_ATTRIBUTES, "attributes in one element", MOST_ATTRIBUTES);
            check(depth <= DEEPEST, "elements inside one another", DEEPEST);
            check(elements <= MOST_ELEMENTS, "elements; export a part of it", MOST_ELEMENTS);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        } else if (reader.hasText()) {
            check(reader.getTextLength() <= LONGEST_TEXT, "characters in one text", LONGEST_TEXT);
        }
        return event;
    }

    int line() {
        return Math.max(1, reader.getLocation().getLineNumber());
    }

    int depth() {
        return depth;
    }

    /** With the prefix that WordPress and feeds commonly give it: {@code wp:status}, {@code title}. */
    String name() {
        String prefix = reader.getPrefix();
        return prefix == null || prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    String text() {
        return reader.getText();
    }

    private void check(boolean holds, String what, int most) throws Unreadable {
        if (!holds) {
            throw new Unreadable(line(), "has more than " + most + " " + what);
        }
    }
}
