package org.gazette.feeds;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.text.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a feed as bytes; the same feed and entries give the same bytes. Each entry is made by itself and documents are
 * joined from entries, so that one that breaks leaves the others alone. Safe for many threads.
 */
public final class FeedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);

    private final Map<FeedFormat, Wire> wires =
            Map.of(FeedFormat.RSS, new RssWire(), FeedFormat.ATOM, new AtomWire(), FeedFormat.JSON, new JsonWire());

    /** @param entries the newest first; one that cannot be written is left out and logged */
    public FeedDocument write(Feed feed, FeedFormat format, List<FeedEntry> entries) {
        return join(
                feed,
                format,
                entries.stream().flatMap(entry -> bytes(entry, format).stream()).toList());
    }

    /** An entry in a format; empty, and logged, when it cannot be written. */
    Optional<EntryBytes> bytes(FeedEntry entry, FeedFormat format) {
        try {
            return Optional.of(wire(format).entry(entry));
        } catch (RuntimeException e) {
            LOG.error("entry {} is left out as {}: {}", Words.line(entry.id()), format.title(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The document of entries that were made before. */
    FeedDocument join(Feed feed, FeedFormat format, List<EntryBytes> entries) {
        Wire wire = wire(format);
        Optional<Instant> newest = entries.stream().map(EntryBytes::updated).max(Comparator.naturalOrder());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(newest.map(updated -> wire.head(feed, updated)).orElseGet(() -> wire.head(feed)));
        for (int at = 0; at < entries.size(); at++) {
            bytes.writeBytes(at == 0 ? new byte[0] : wire.between());
            bytes.writeBytes(entries.get(at).bytes());
        }
        bytes.writeBytes(wire.tail());
        Instant lastModified = second(newest.orElse(Instant.EPOCH));
        return new FeedDocument(feed.path(format), format.mediaType(), bytes.toByteArray(), lastModified);
    }

    /** Dates of feeds, and of HTTP, are whole seconds. */
    static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private Wire wire(FeedFormat format) {
        Wire wire = wires.get(format);
        if (wire == null) {
            throw new IllegalStateException(format + " has no wire");
        }
        return wire;
    }
}
