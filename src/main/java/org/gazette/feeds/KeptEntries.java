package org.gazette.feeds;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The entries that were used last, so many bytes of them. Safe for many threads. */
final class KeptEntries {
    /** What one takes besides its bytes, about. */
    private static final int PARTICULARS = 500;

    private final long mostBytes;
    private final Map<Key, Map<FeedFormat, EntryBytes>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** What an entry depends on. */
    record Key(long story, int revision, boolean full) {}

    KeptEntries(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Map<FeedFormat, EntryBytes>> get(Key key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void put(Key key, Map<FeedFormat, EntryBytes> entry) {
        Map<FeedFormat, EntryBytes> before = kept.put(key, entry);
        bytes += weight(entry) - (before == null ? 0 : weight(before));
        Iterator<Map<FeedFormat, EntryBytes>> oldest = kept.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= weight(oldest.next());
            oldest.remove();
        }
    }

    synchronized int size() {
        return kept.size();
    }

    private static long weight(Map<FeedFormat, EntryBytes> entry) {
        return PARTICULARS
                + entry.values().stream().mapToLong(one -> one.bytes().length).sum();
    }
}
