package org.gazette.feeds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gazette.stories.Story;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rebuild: makes each entry once a format, however many feeds it stands in, and lets out only checked documents. */
final class Composing {
    private static final Logger LOG = LoggerFactory.getLogger(Composing.class);

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
            checked(feed, format, entries).ifPresent(documents::add);
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

    /** The document without the entries that the check blames; empty when the feed itself is to blame. */
    private Optional<FeedDocument> checked(Feed feed, FeedFormat format, List<EntryBytes> entries) {
        FeedDocument document = writer.join(feed, format, entries);
        List<Fault> faults = FeedCheck.faults(document);
        if (faults.isEmpty()) {
            return Optional.of(document);
        }
        faults.forEach(fault -> LOG.error("feed {}", fault));
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
}
