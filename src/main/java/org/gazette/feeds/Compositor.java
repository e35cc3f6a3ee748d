package org.gazette.feeds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.stories.Turn;

/** Makes the entries of stories, in every format at once, and keeps those used last. Safe for many threads. */
final class Compositor implements EntrySource {
    private static final Set<FeedFormat> EVERY = EnumSet.allOf(FeedFormat.class);
    /** An eighth of the memory, from 24 to 64 MB. */
    private static final long MOST_BYTES =
            Math.min(64L << 20, Math.max(24L << 20, Runtime.getRuntime().maxMemory() / 8));

    private final Stories stories;
    private final StoryEntry entries;
    private final FeedWriter writer;
    private final KeptEntries kept = new KeptEntries(MOST_BYTES);

    Compositor(Stories stories, StoryEntry entries, FeedWriter writer) {
        this.stories = stories;
        this.entries = entries;
        this.writer = writer;
    }

    @Override
    public List<Map<FeedFormat, EntryBytes>> entries(List<Turn> turns, boolean full) {
        Map<Turn, Map<FeedFormat, EntryBytes>> found = new HashMap<>();
        List<Turn> missing = new ArrayList<>();
        for (Turn turn : turns) {
            kept.get(key(turn, full)).ifPresentOrElse(entry -> found.put(turn, entry), () -> missing.add(turn));
        }
        found.putAll(made(missing, full));
        return turns.stream()
                .filter(turn -> !turn.takenBack())
                .map(turn -> found.getOrDefault(turn, Map.of()))
                .toList();
    }

    /** A story as an entry in some formats; one that a format cannot say, or that the check blames, is not in it. */
    Map<FeedFormat, EntryBytes> make(Story story, boolean full, Collection<FeedFormat> formats) {
        FeedEntry entry = full ? entries.of(story) : entries.of(story).summarised();
        Map<FeedFormat, EntryBytes> made = new EnumMap<>(FeedFormat.class);
        formats.forEach(format -> writer.bytes(entry, format).ifPresent(bytes -> made.put(format, bytes)));
        return made;
    }

    private Map<Turn, Map<FeedFormat, EntryBytes>> made(List<Turn> turns, boolean full) {
        List<Turn> wanted = turns.stream().filter(turn -> !turn.takenBack()).toList();
        Map<Long, Story> told = wanted.isEmpty() ? Map.of() : stories.told(wanted);
        Map<Turn, Map<FeedFormat, EntryBytes>> made = new HashMap<>();
        for (Turn turn : wanted) {
            Story story = told.get(turn.story());
            if (story != null) {
                made.put(turn, make(story, full, EVERY));
            }
        }
        made.forEach((turn, entry) -> kept.put(key(turn, full), entry));
        return made;
    }

    private static KeptEntries.Key key(Turn turn, boolean full) {
        return new KeptEntries.Key(turn.story(), turn.revision(), full);
    }
}
