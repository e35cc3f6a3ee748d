package org.gazette.feeds;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Checks entries, each alone, in the smallest document of its format. */
final class EntryCheck {
    private static final Feed ALONE = new Feed(
            "entry",
            "tag:entry",
            "Entry",
            "",
            "Entry",
            "en",
            "https://localhost/",
            "https://localhost/feeds/entry",
            "",
            "",
            LocalDate.EPOCH,
            List.of());

    private final String path;
    private final byte[] head;
    private final byte[] tail;

    EntryCheck(FeedFormat format, Wire wire) {
        this.path = ALONE.path(format);
        this.head = wire.head(new Frame(ALONE, 0, 0, Optional.empty(), List.of(), Pace.fresh(java.time.Duration.ZERO)));
        this.tail = wire.tail();
    }

    List<Fault> faults(EntryBytes entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + entry.bytes().length + tail.length);
        bytes.writeBytes(head);
        bytes.writeBytes(entry.bytes());
        bytes.writeBytes(tail);
        return FeedCheck.faults(new FeedDocument(path, "", bytes.toByteArray(), Instant.EPOCH));
    }
}
