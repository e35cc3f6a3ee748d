package org.gazette.feeds;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.text.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a feed as bytes; the same feed and entries give the same bytes. Each entry is made and checked by itself and
 * documents are joined from entries, so that one that breaks leaves the others alone. Safe for many threads.
 */
public final class FeedWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);

    private final Map<FeedFormat, Wire> wires =
            Map.of(FeedFormat.RSS, new RssWire(), FeedFormat.ATOM, new AtomWire(), FeedFormat.JSON, new JsonWire());

    private final Map<FeedFormat, EntryCheck> checks = Stream.of(FeedFormat.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), format -> new EntryCheck(format, of(wires, format))));

    /**
     * The feed, if it is fit to be published. Entries that break the format, or that {@link FeedCheck} blames, are left
     * out and logged; empty when the feed itself is to blame, so that the last good document stays.
     *
     * @param entries the newest first
     */
    public Optional<FeedDocument> publishable(Feed feed, FeedFormat format, List<FeedEntry> entries) {
        return publishable(feed, format, entries, 0);
    }

    /**
     * The feed, pointing to what is older, if it is fit to be published.
     *
     * @param entries the newest first; those in archives need not be among them
     * @param archives how many archives it has
     */
    public Optional<FeedDocument> publishable(Feed feed, FeedFormat format, List<FeedEntry> entries, int archives) {
        Frame frame = Frame.live(feed, archives, Pace.fresh(Duration.ZERO), List.of());
        return checked(frame, format, bytes(entries, format));
    }

    /**
     * A closed part of a feed (RFC 5005 §4), as Atom, if it is fit to be published. It depends on nothing but these
     * arguments, and must be asked for with the same entries for ever.
     *
     * @param number from 1, the oldest
     * @param entries the newest first
     */
    public Optional<FeedDocument> archive(Feed feed, int number, List<FeedEntry> entries) {
        return checked(Frame.archive(feed, number, List.of()), FeedFormat.ATOM, bytes(entries, FeedFormat.ATOM));
    }

    /**
     * The feed, unchecked as a whole.
     *
     * @param entries the newest first; one that cannot be written is left out and logged
     */
    public FeedDocument write(Feed feed, FeedFormat format, List<FeedEntry> entries) {
        Frame frame = Frame.live(feed, 0, Pace.fresh(Duration.ZERO), List.of());
        return join(frame, format, bytes(entries, format));
    }

    /** The document without the entries that the check blames. */
    Optional<FeedDocument> checked(Frame frame, FeedFormat format, List<EntryBytes> entries) {
        FeedDocument document = join(frame, format, entries);
        FeedDocument bare = join(frame, format, List.of());
        List<Fault> faults = FeedCheck.faults(document, bare, entries);
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
        return checked(frame, format, good);
    }

    private List<EntryBytes> bytes(List<FeedEntry> entries, FeedFormat format) {
        return entries.stream().flatMap(entry -> bytes(entry, format).stream()).toList();
    }

    /** An entry in a format; empty, and logged, when it cannot be written or fails the check. */
    Optional<EntryBytes> bytes(FeedEntry entry, FeedFormat format) {
        try {
            EntryBytes bytes = of(wires, format).entry(entry);
            List<Fault> faults = of(checks, format).faults(bytes);
            faults.forEach(fault -> leftOut(entry, format, fault.what()));
            return faults.isEmpty() ? Optional.of(bytes) : Optional.empty();
        } catch (RuntimeException e) {
            leftOut(entry, format, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void leftOut(FeedEntry entry, FeedFormat format, String why) {
        LOG.error("entry {} is left out as {}: {}", Words.line(entry.id()), format.title(), Words.line(why));
    }

    /** The document of entries that were made before. */
    FeedDocument join(Frame empty, FeedFormat format, List<EntryBytes> entries) {
        Wire wire = of(wires, format);
        Frame frame = empty.around(entries);
        List<EntryBytes> all = new ArrayList<>(entries);
        all.addAll(wire.tombstones(frame));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096 + 4_096 * all.size());
        List<FeedDocument.Part> parts = new ArrayList<>(all.size());
        bytes.writeBytes(wire.head(frame));
        for (EntryBytes entry : all) {
            bytes.writeBytes(parts.isEmpty() ? new byte[0] : wire.between());
            int from = bytes.size();
            bytes.writeBytes(entry.bytes());
            parts.add(new FeedDocument.Part(entry.key(), from, bytes.size()));
        }
        bytes.writeBytes(wire.tail());
        return new FeedDocument(
                frame.path(format),
                format.mediaType(),
                bytes.toByteArray(),
                second(frame.updated().orElse(Instant.EPOCH)),
                parts,
                frame.fresh(),
                links(
                        frame.address(format),
                        frame.isArchive() ? List.of() : frame.feed().hubs()));
    }

    /**
     * Values of the {@code Link} header of a document.
     *
     * @param self its absolute address
     */
    static List<String> links(String self, List<String> hubs) {
        return Stream.concat(
                        Stream.of("<" + self + ">; rel=\"self\""),
                        hubs.stream().map(hub -> "<" + hub + ">; rel=\"hub\""))
                .toList();
    }

    /** Dates of RSS, and of HTTP, are whole seconds. */
    static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static <T> T of(Map<FeedFormat, T> each, FeedFormat format) {
        T one = each.get(format);
        if (one == null) {
            throw new IllegalStateException(format + " has no wire");
        }
        return one;
    }
}
