package org.gazette.feeds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gazette.stories.Story;

/** One rebuild: makes each entry once a format, however many feeds it stands in, and lets out only checked documents. */
final class Composing {
    private final FeedWriter writer;
    private final Function<Story, FeedEntry> entries;
    private final Map<Long, Map<FeedFormat, Optional<EntryBytes>>> made = new HashMap<>();

    Composing(FeedWriter writer, Function<Story, FeedEntry> entries) {
        this.writer = writer;
        this.entries = entries;
    }

    /** The documents of a feed, one a format; one that fails the check is not among them. */
    List<FeedDocument> documents(Feed feed, List<Story> stories) {
        List<FeedDocument> documents = new ArrayList<>();
        for (FeedFormat format : FeedFormat.values()) {
            List<EntryBytes> entries = stories.stream()
                    .flatMap(story -> bytes(story, format).stream())
                    .toList();
            writer.checked(feed, format, entries).ifPresent(documents::add);
        }
        return documents;
    }

    private Optional<EntryBytes> bytes(Story story, FeedFormat format) {
        return made.computeIfAbsent(story.number(), number -> everyFormat(story))
                .getOrDefault(format, Optional.empty());
    }

    private Map<FeedFormat, Optional<EntryBytes>> everyFormat(Story story) {
        FeedEntry entry = entries.apply(story);
        Map<FeedFormat, Optional<EntryBytes>> formats = new HashMap<>();
        for (FeedFormat format : FeedFormat.values()) {
            formats.put(format, writer.bytes(entry, format));
        }
        return formats;
    }
}
