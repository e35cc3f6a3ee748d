package org.gazette.feeds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gazette.stories.Story;

/**
 * Makes documents of stories. Each entry is made once a revision and format and kept while there is room, however many
 * feeds it stands in. Safe for many threads.
 */
final class Composing {
    private static final long ROOM_BYTES = 24L << 20;

    private final FeedWriter writer;
    private final Function<Story, FeedEntry> entries;
    private final Map<Key, Optional<EntryBytes>> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long size;

    Composing(FeedWriter writer, Function<Story, FeedEntry> entries) {
        this.writer = writer;
        this.entries = entries;
    }

    private record Key(long story, int revision, FeedFormat format, boolean fullText) {}

    /** The document without what the check blames; empty when the frame itself is to blame. */
    Optional<FeedDocument> checked(Frame frame, FeedFormat format, List<Story> stories, boolean fullText) {
        return writer.checked(frame, format, bytes(stories, format, fullText));
    }

    FeedDocument unchecked(Frame frame, FeedFormat format, List<Story> stories, boolean fullText) {
        return writer.join(frame, format, bytes(stories, format, fullText));
    }

    private List<EntryBytes> bytes(List<Story> stories, FeedFormat format, boolean fullText) {
        return stories.stream()
                .flatMap(story -> bytes(story, format, fullText).stream())
                .toList();
    }

    private Optional<EntryBytes> bytes(Story story, FeedFormat format, boolean fullText) {
        Key key = new Key(story.number(), story.revision().number(), format, fullText);
        Optional<EntryBytes> before = get(key);
        if (before != null) {
            return before;
        }
        FeedEntry entry = entries.apply(story);
        Optional<EntryBytes> made = writer.bytes(fullText ? entry : entry.withoutText(), format);
        put(key, made);
        return made;
    }

    @SuppressWarnings("NullAway")
    private synchronized Optional<EntryBytes> get(Key key) {
        return kept.get(key);
    }

    private synchronized void put(Key key, Optional<EntryBytes> made) {
        if (kept.put(key, made) == null) {
            size += weight(made);
        }
        var oldest = kept.entrySet().iterator();
        while (size > ROOM_BYTES && oldest.hasNext()) {
            size -= weight(oldest.next().getValue());
            oldest.remove();
        }
    }

    private static long weight(Optional<EntryBytes> made) {
        return 200 + made.map(entry -> entry.bytes().length).orElse(0);
    }
}
