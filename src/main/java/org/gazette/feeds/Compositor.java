package org.gazette.feeds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /**
     * Stories as entries, each in some formats; one that a format cannot say, or that the check blames, is not in it.
     *
     * @param formats those of the story at a place in the list
     */
    List<Map<FeedFormat, EntryBytes>> make(List<Story> stories, boolean full, IntFunction<Set<FeedFormat>> formats) {
        List<FeedEntry> all = stories.stream()
                .map(story -> full ? entries.of(story) : entries.of(story).summarised())
                .toList();
        List<Map<FeedFormat, EntryBytes>> made = new ArrayList<>();
        all.forEach(entry -> made.add(new EnumMap<>(FeedFormat.class)));
        for (FeedFormat format : EVERY) {
            int[] places = IntStream.range(0, all.size())
                    .filter(place -> formats.apply(place).contains(format))
                    .toArray();
            List<Optional<EntryBytes>> bytes =
                    writer.together(IntStream.of(places).mapToObj(all::get).toList(), format);
            for (int at = 0; at < places.length; at++) {
                Map<FeedFormat, EntryBytes> entry = made.get(places[at]);
                bytes.get(at).ifPresent(one -> entry.put(format, one));
            }
        }
        return made;
    }

    private Map<Turn, Map<FeedFormat, EntryBytes>> made(List<Turn> turns, boolean full) {
        List<Turn> wanted = turns.stream().filter(turn -> !turn.takenBack()).toList();
        Map<Long, Story> told = wanted.isEmpty() ? Map.of() : stories.told(wanted);
        List<Turn> there =
                wanted.stream().filter(turn -> told.containsKey(turn.story())).toList();
        List<Story> known = there.stream()
                .flatMap(turn -> Stream.ofNullable(told.get(turn.story())))
                .toList();
        List<Map<FeedFormat, EntryBytes>> entries = make(known, full, place -> EVERY);
        Map<Turn, Map<FeedFormat, EntryBytes>> made = new HashMap<>();
        for (int at = 0; at < there.size(); at++) {
            made.put(there.get(at), entries.get(at));
        }
        made.forEach((turn, entry) -> kept.put(key(turn, full), entry));
        return made;
    }

    private static KeptEntries.Key key(Turn turn, boolean full) {
        return new KeptEntries.Key(turn.story(), turn.revision(), full);
    }
}
