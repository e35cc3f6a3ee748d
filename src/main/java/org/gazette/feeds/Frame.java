package org.gazette.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands round the entries of one document.
 *
 * @param number of the archive (RFC 5005 §4) that the document is; 0 for the feed's own document
 * @param older the number of the newest archive before it; 0 when there is none
 * @param updated the newest change among entries and tombstones; empty when there is none of either
 * @param tombstones the newest first
 * @param fresh for how long the document may be taken as it is
 */
record Frame(Feed feed, int number, int older, Optional<Instant> updated, List<Tombstone> tombstones, Duration fresh) {
    Frame {
        tombstones = List.copyOf(tombstones);
    }

    /**
     * Of a feed's own document.
     *
     * @param archives how many it has
     */
    static Frame live(Feed feed, int archives, Duration fresh, List<Tombstone> tombstones) {
        return new Frame(feed, 0, archives, Optional.empty(), tombstones, fresh);
    }

    static Frame archive(Feed feed, int number, List<Tombstone> tombstones) {
        return new Frame(feed, number, number - 1, Optional.empty(), tombstones, FeedDocument.FOR_EVER);
    }

    /** Round these entries. */
    Frame around(List<EntryBytes> entries) {
        Instant newest = Instant.MIN;
        for (EntryBytes entry : entries) {
            newest = entry.updated().isAfter(newest) ? entry.updated() : newest;
        }
        for (Tombstone tombstone : tombstones) {
            newest = tombstone.at().isAfter(newest) ? tombstone.at() : newest;
        }
        Optional<Instant> found = newest.equals(Instant.MIN) ? Optional.empty() : Optional.of(newest);
        return new Frame(feed, number, older, found, tombstones, fresh);
    }

    boolean isArchive() {
        return number > 0;
    }

    boolean hasOlder() {
        return older > 0;
    }

    String path(FeedFormat format) {
        return isArchive() ? feed.archivePath(number) : feed.path(format);
    }

    /** The document's own absolute address. */
    String address(FeedFormat format) {
        return isArchive() ? feed.archive(number) : feed.address(format);
    }

    /** Atom asks for a date of change even of an empty feed. */
    Instant date() {
        return updated.orElseGet(
                () -> feed.since().atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }
}
