package org.gazette.feeds;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * The feed, if it is fit to be published. Entries that break the format, or that {@link FeedCheck} blames, are left
     * out and logged; empty when the feed itself is to blame, so that the last good document stays.
     *
     * @param entries the newest first
     */
    public Optional<FeedDocument> publishable(Feed feed, FeedFormat format, List<FeedEntry> entries) {
        return checked(feed, format, bytes(entries, format));
    }

    /**
     * The feed, unchecked.
     *
     * @param entries the newest first; one that cannot be written is left out and logged
     */
    public FeedDocument write(Feed feed, FeedFormat format, List<FeedEntry> entries) {
        return join(feed, format, bytes(entries, format));
    }

    /** The document without the entries that the check blames. */
    Optional<FeedDocument> checked(Feed feed, FeedFormat format, List<EntryBytes> entries) {
        FeedDocument document = join(feed, format, entries);
        List<Fault> faults = FeedCheck.faults(document);
        if (faults.isEmpty()) {
            return Optional.of(document);
        }
        faults.forEach(fault -> LOG.error("feed {}", Words.line(fault.toString())));
        Set<String> blamed = faults.stream().map(Fault::entry).collect(Collectors.toSet());
        List<EntryBytes> good =
                entries.stream().filter(entry -> !blamed.contains(entry.id())).toList();
        if (good.size() == entries.size()) {
            LOG.error("feed {} is not published: the last good one stays", document.path());
            return Optional.empty();
        }
        LOG.error("feed {} leaves out {} entries", document.path(), entries.size() - good.size());
        return checked(feed, format, good);
    }

    private List<EntryBytes> bytes(List<FeedEntry> entries, FeedFormat format) {
        return entries.stream().flatMap(entry -> bytes(entry, format).stream()).toList();
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
