package org.gazette.feeds;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.filter.Filters;
import org.xml.sax.InputSource;

/**
 * Reads feeds that others wrote: RSS of every version, Atom 0.3 and 1.0. White space before the feed and HTML's named
 * characters are forgiven, since many feeds have them; a DOCTYPE is not.
 */
public final class ForeignFeed {
    private ForeignFeed() {}

    /** @throws IllegalArgumentException when it is no feed; the message says why, with line and column where known */
    public static List<ForeignEntry> read(byte[] bytes) {
        try {
            Document document = document(bytes);
            List<Optional<Instant>> changes = changes(document);
            List<SyndEntry> entries =
                    new SyndFeedInput(false, Locale.ENGLISH).build(document).getEntries();
            boolean matched = entries.size() == changes.size();
            return IntStream.range(0, entries.size())
                    .mapToObj(at -> ForeignReading.entry(entries.get(at), matched ? changes.get(at) : Optional.empty()))
                    .toList();
        } catch (JDOMException | FeedException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("this is no RSS or Atom feed: " + reason(e), e);
        }
    }

    private static Document document(byte[] bytes) throws JDOMException, IOException {
        try (XmlReader characters = new XmlReader(new ByteArrayInputStream(bytes))) {
            return HardenedXml.read(new InputSource(new XmlFixerReader(characters)));
        }
    }

    /**
     * What each RSS item says of its last change, in {@code atom:updated} or {@code dcterms:modified}. Rome drops both,
     * and takes the document apart while it reads.
     */
    private static List<Optional<Instant>> changes(Document document) {
        List<Optional<Instant>> changes = new ArrayList<>();
        for (Element element : document.getDescendants(Filters.element())) {
            if (element.getName().equals("item")) {
                changes.add(Stream.of(
                                element.getChildText("updated", Namespaces.ATOM),
                                element.getChildText("modified", Namespaces.DC_TERMS))
                        .filter(Objects::nonNull)
                        .flatMap(date -> moment(date.strip()).stream())
                        .findFirst());
            }
        }
        return changes;
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.equals("Invalid document") ? "its root is neither rss, rdf:RDF nor feed" : message;
    }
}
