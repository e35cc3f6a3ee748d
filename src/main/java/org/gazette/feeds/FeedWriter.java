package org.gazette.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final Proofreader proofreader;

    /** One that tells the log alone. */
    public FeedWriter() {
        this(Proofreader.SILENT);
    }

    public FeedWriter(Proofreader proofreader) {
        this.proofreader = proofreader;
    }

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
        Joined joined = joined(frame, format, entries);
        FeedDocument document = joined.document();
        List<Fault> faults = FeedCheck.faults(document, joined.bare(), entries);
        if (faults.isEmpty()) {
            proofreader.read(document.path(), List.of());
            return Optional.of(document);
        }
        faults.forEach(fault -> LOG.error("feed {}", Words.line(fault.toString())));
        Set<String> blamed = faults.stream().map(Fault::entry).collect(Collectors.toSet());
        List<EntryBytes> good =
                entries.stream().filter(entry -> !blamed.contains(entry.id())).toList();
        if (good.size() == entries.size()) {
            LOG.error("feed {} is not published: the last good one stays", document.path());
            proofreader.read(document.path(), faults.stream().map(Fault::what).toList());
            return Optional.empty();
        }
        LOG.error("feed {} leaves out {} entries", document.path(), entries.size() - good.size());
        return checked(frame, format, good);
    }

    /** A document, and where its entries stand in it: from the first byte of the first to behind the last. */
    private record Joined(FeedDocument document, int from, int to) {
        /** What stands round the entries. */
        FeedDocument bare() {
            byte[] bytes = document.bytes();
            byte[] bare = Arrays.copyOf(bytes, from + bytes.length - to);
            System.arraycopy(bytes, to, bare, from, bytes.length - to);
            return new FeedDocument(document.path(), document.mediaType(), bare, document.lastModified());
        }
    }

    private List<EntryBytes> bytes(List<FeedEntry> entries, FeedFormat format) {
        return entries.stream().flatMap(entry -> bytes(entry, format).stream()).toList();
    }

    /** Entries in a format, each as {@link #bytes(FeedEntry, FeedFormat)}; they are checked together. */
    List<Optional<EntryBytes>> together(List<FeedEntry> entries, FeedFormat format) {
        List<Optional<EntryBytes>> made =
                entries.stream().map(entry -> made(entry, format)).toList();
        List<EntryBytes> all = made.stream().flatMap(Optional::stream).toList();
        if (all.isEmpty() || of(checks, format).passes(all)) {
            IntStream.range(0, made.size())
                    .filter(at -> made.get(at).isPresent())
                    .forEach(at -> leftOut(entries.get(at), format, List.of()));
            return made;
        }
        return entries.stream().map(entry -> bytes(entry, format)).toList();
    }

    private Optional<EntryBytes> made(FeedEntry entry, FeedFormat format) {
        try {
            return Optional.of(of(wires, format).entry(entry));
        } catch (RuntimeException e) {
            leftOut(entry, format, List.of(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** An entry in a format; empty, and logged, when it cannot be written or fails the check. */
    Optional<EntryBytes> bytes(FeedEntry entry, FeedFormat format) {
        try {
            EntryBytes bytes = of(wires, format).entry(entry);
            List<Fault> faults = of(checks, format).faults(bytes);
            leftOut(entry, format, faults.stream().map(Fault::what).toList());
            return faults.isEmpty() ? Optional.of(bytes) : Optional.empty();
        } catch (RuntimeException e) {
            leftOut(entry, format, List.of(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void leftOut(FeedEntry entry, FeedFormat format, List<String> faults) {
        String place = "entry " + Words.line(entry.id()) + " as " + format.title();
        faults.forEach(fault -> LOG.error("{} is left out: {}", place, Words.line(fault)));
        proofreader.read(place, faults);
    }

    /** The document of entries that were made before. */
    FeedDocument join(Frame empty, FeedFormat format, List<EntryBytes> entries) {
        return joined(empty, format, entries).document();
    }

    private Joined joined(Frame empty, FeedFormat format, List<EntryBytes> entries) {
        Wire wire = of(wires, format);
        Frame frame = empty.around(entries);
        List<EntryBytes> all = new ArrayList<>(entries);
        all.addAll(wire.tombstones(frame));
        byte[] head = wire.head(frame);
        byte[] between = wire.between();
        byte[] tail = wire.tail();
        int size = head.length + tail.length + Math.max(0, all.size() - 1) * between.length;
        byte[] bytes = new byte
                [size + all.stream().mapToInt(entry -> entry.bytes().length).sum()];
        int[] from = new int[all.size()];
        int end = copy(head, bytes, 0);
        int behind = end;
        for (int at = 0; at < from.length; at++) {
            from[at] = at == 0 ? end : copy(between, bytes, end);
            end = copy(all.get(at).bytes(), bytes, from[at]);
            behind = at < entries.size() ? end : behind;
        }
        copy(tail, bytes, end);
        return new Joined(document(frame, format, bytes, parts(frame, all, from)), head.length, behind);
    }

    /** @return behind what was copied */
    private static int copy(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }

    /** None of an archive: nobody asks what is new in it. */
    private static List<FeedDocument.Part> parts(Frame frame, List<EntryBytes> all, int... from) {
        return frame.isArchive()
                ? List.of()
                : IntStream.range(0, from.length)
                        .mapToObj(at -> part(all.get(at), from[at]))
                        .toList();
    }

    private static FeedDocument.Part part(EntryBytes entry, int from) {
        return new FeedDocument.Part(entry.key(), from, from + entry.bytes().length);
    }

    private static FeedDocument document(Frame frame, FeedFormat format, byte[] bytes, List<FeedDocument.Part> parts) {
        return new FeedDocument(
                frame.path(format),
                format.mediaType(),
                bytes,
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
