package org.gazette.feeds;

import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.UncheckedJDOMFactory;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Reads XML that nobody vouches for, with the JDK's own parser whatever else is on the class path. A DOCTYPE is refused,
 * and with it every entity; a parser that cannot promise so is not used at all.
 */
final class HardenedXml {
    private static final SAXParserFactory PARSERS = parsers();
    /** Each is for one thread, and keeps its parser. */
    private static final ThreadLocal<SAXBuilder> BUILDERS = ThreadLocal.withInitial(HardenedXml::builder);

    private HardenedXml() {}

    /** @throws JDOMException when it is not well-formed or has a DOCTYPE; the message names line and column */
    static Document read(InputSource source) throws JDOMException, IOException {
        return BUILDERS.get().build(source);
    }

    private static SAXBuilder builder() {
        SAXBuilder builder = new SAXBuilder(new Hardened());
        builder.setExpandEntities(false);
        builder.setJDOMFactory(new UncheckedJDOMFactory());
        return builder;
    }

    private static SAXParserFactory parsers() {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this Java's XML parser cannot refuse entities: " + e.getMessage(), e);
        }
    }

    /** Gives JDOM the parser. */
    private static final class Hardened implements XMLReaderJDOMFactory {
        @Override
        public XMLReader createXMLReader() throws JDOMException {
            try {
                synchronized (PARSERS) {
                    return PARSERS.newSAXParser().getXMLReader();
                }
            } catch (ParserConfigurationException | SAXException e) {
                throw new JDOMException(e.getMessage(), e);
            }
        }

        @Override
        public boolean isValidating() {
            return false;
        }
    }
}
