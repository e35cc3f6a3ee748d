package org.gazette.feeds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What every format asks of an entry. */
final class Entries {
    private Entries() {}

    /** @throws IllegalArgumentException when a feed that had it would break its readers */
    static void check(FeedEntry entry) {
        if (entry.id().isBlank() || entry.headline().isBlank()) {
            throw new IllegalArgumentException("it has no id or no headline");
        }
        address(entry);
        texts(entry).forEach(Letters::check);
    }

    /** A date of change: to the millisecond, which is as exact as stories are dated. */
    static Instant moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Its address as a URI. */
    static String address(FeedEntry entry) {
        return WebAddress.of(entry.address())
                .orElseThrow(() -> new IllegalArgumentException(
                        "its address «" + entry.address() + "» is not absolute: https://…"));
    }

    /** The pieces that can be linked to, with their addresses as URIs. */
    static List<FeedEntry.Related> related(FeedEntry entry) {
        return entry.related().stream()
                .flatMap(piece ->
                        WebAddress.of(piece.url()).stream().map(url -> new FeedEntry.Related(url, piece.headline())))
                .toList();
    }

    private static Stream<String> texts(FeedEntry entry) {
        return Stream.of(
                        Stream.of(
                                entry.id(),
                                entry.headline(),
                                entry.summary(),
                                entry.html(),
                                entry.agency(),
                                entry.language()),
                        entry.authors().stream(),
                        entry.categories().stream().flatMap(one -> Stream.of(one.scheme(), one.term(), one.name())),
                        entry.image().stream().flatMap(one -> Stream.of(one.mediaType(), one.alt(), one.credit())),
                        entry.related().stream().map(FeedEntry.Related::headline),
                        entry.revised().stream().map(FeedEntry.Revised::note))
                .flatMap(texts -> texts);
    }
}
