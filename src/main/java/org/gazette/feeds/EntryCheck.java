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
    private final byte[] between;
    private final byte[] tail;

    EntryCheck(FeedFormat format, Wire wire) {
        this.path = ALONE.path(format);
        this.head = wire.head(new Frame(ALONE, 0, 0, Optional.empty(), List.of(), Pace.fresh(java.time.Duration.ZERO)));
        this.between = wire.between();
        this.tail = wire.tail();
    }

    List<Fault> faults(EntryBytes entry) {
        return faults(List.of(entry));
    }

    /** Whether there is nothing to say against any of them; they are read in one document, which is much quicker. */
    boolean passes(List<EntryBytes> entries) {
        return faults(entries).isEmpty();
    }

    private List<Fault> faults(List<EntryBytes> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        bytes.writeBytes(head);
        for (int at = 0; at < entries.size(); at++) {
            bytes.writeBytes(at == 0 ? new byte[0] : between);
            bytes.writeBytes(entries.get(at).bytes());
        }
        bytes.writeBytes(tail);
        return FeedCheck.faults(new FeedDocument(path, "", bytes.toByteArray(), Instant.EPOCH));
    }
}
