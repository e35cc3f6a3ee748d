package org.gazette.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.stories.Turn;
import org.gazette.stories.Volume;

/**
 * Makes every feed from nothing. All stories pass once, in the order of telling, and with them the archives of all
 * stories; their entries go to a temporary file, from which every other document is joined. A turn that the order of all
 * stories does not show, since the story had another soon after, is made where a document needs it.
 */
final class Reprint {
    private static final Set<FeedFormat> EVERY = EnumSet.allOf(FeedFormat.class);
    private static final Set<FeedFormat> ARCHIVED = EnumSet.of(FeedFormat.ATOM);

    /** So many volumes are read at once. */
    private static final int SPAN = 4;

    private final Syndication syndication;
    private final Stories stories;
    private final Compositor compositor;
    private final TurnIndex live = new TurnIndex();

    Reprint(Syndication syndication, Stories stories, Compositor compositor) {
        this.syndication = syndication;
        this.stories = stories;
        this.compositor = compositor;
    }

    /** A turn as an entry. */
    private record Made(Turn turn, Map<FeedFormat, EntryBytes> entry) {}

    /** What was made of some volumes of all stories: their entries, and the documents of those that are closed. */
    private record Pass(List<Made> made, List<FeedDocument> archives) {}

    /** @param others every label besides that of all stories */
    void run(List<Label> others, Consumer<FeedDocument> reader) {
        List<Label> labels =
                Stream.concat(Stream.of(Label.ALL), others.stream()).toList();
        labels.forEach(label -> stories.head(label).turns().forEach(turn -> live.put(turn, 1)));
        try (EntryFile file = new EntryFile();
                InOrder work = new InOrder()) {
            work.run(passes().iterator(), pass -> {
                pass.made().forEach(made -> file.add(made.turn(), made.entry()));
                pass.archives().forEach(reader);
            });
            file.sealed();
            EntrySource source = (turns, full) -> full ? entries(turns, file) : compositor.entries(turns, false);
            work.run(archives(others, source).iterator(), archives -> archives.forEach(reader));
            work.run(heads(labels, source).iterator(), documents -> documents.forEach(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file could be made: set java.io.tmpdir to where room is", e);
        }
    }

    private Stream<Callable<Pass>> passes() {
        int archives = syndication.archives(Label.ALL);
        Stream<Callable<Pass>> closed =
                spans(archives).mapToObj(from -> () -> closed(from, Math.min(archives, from + SPAN - 1)));
        return Stream.concat(closed, Stream.of(this::head));
    }

    /** The first number of each. */
    private static IntStream spans(int archives) {
        return IntStream.iterate(1, from -> from <= archives, from -> from + SPAN);
    }

    private Pass closed(int from, int to) {
        List<Volume> volumes = stories.volumes(Label.ALL, from, to);
        Map<Turn, Story> told = stories.told(Label.ALL, from, to);
        List<Made> made =
                made(volumes.stream().flatMap(volume -> volume.turns().stream()).toList(), told);
        Map<Turn, Map<FeedFormat, EntryBytes>> entries = new HashMap<>();
        made.forEach(one -> entries.put(one.turn(), one.entry()));
        EntrySource source = (turns, full) -> turns.stream()
                .flatMap(turn -> Stream.ofNullable(entries.get(turn)))
                .toList();
        return new Pass(made, documents(volumes, source));
    }

    private List<FeedDocument> documents(List<Volume> volumes, EntrySource source) {
        return volumes.stream()
                .flatMap(volume -> syndication.archive(volume, source).stream())
                .toList();
    }

    private Pass head() {
        Map<Turn, Story> told = new HashMap<>();
        List<Turn> turns = stories.head(Label.ALL).turns();
        Map<Long, Story> stories = this.stories.told(turns);
        turns.forEach(turn -> Optional.ofNullable(stories.get(turn.story())).ifPresent(story -> told.put(turn, story)));
        return new Pass(made(turns, told), List.of());
    }

    private List<Made> made(List<Turn> turns, Map<Turn, Story> told) {
        List<Turn> shown = turns.stream()
                .filter(turn -> !turn.takenBack() && told.containsKey(turn))
                .toList();
        List<Story> stories = shown.stream()
                .flatMap(turn -> Stream.ofNullable(told.get(turn)))
                .toList();
        List<Map<FeedFormat, EntryBytes>> entries = compositor.make(stories, true, place -> formats(shown.get(place)));
        return IntStream.range(0, shown.size())
                .mapToObj(place -> new Made(shown.get(place), entries.get(place)))
                .toList();
    }

    private Set<FeedFormat> formats(Turn turn) {
        return live.get(turn) == TurnIndex.NONE ? ARCHIVED : EVERY;
    }

    private Stream<Callable<List<FeedDocument>>> archives(List<Label> labels, EntrySource source) {
        return labels.stream().flatMap(label -> {
            int archives = syndication.archives(label);
            return spans(archives)
                    .mapToObj(from ->
                            () -> documents(stories.volumes(label, from, Math.min(archives, from + SPAN - 1)), source));
        });
    }

    private Stream<Callable<List<FeedDocument>>> heads(List<Label> labels, EntrySource source) {
        return labels.stream().map(label -> () -> syndication.documents(label, source));
    }

    private List<Map<FeedFormat, EntryBytes>> entries(List<Turn> turns, EntryFile file) {
        List<Map<FeedFormat, EntryBytes>> entries = new ArrayList<>(turns.size());
        for (Turn turn : turns) {
            if (!turn.takenBack()) {
                file.get(turn)
                        .filter(entry -> isEnough(entry, turn))
                        .ifPresentOrElse(entries::add, () -> entries.addAll(compositor.entries(List.of(turn), true)));
            }
        }
        return entries;
    }

    /** Whether a turn that a head shows now was known to be shown when its entry was made. */
    private boolean isEnough(Map<FeedFormat, EntryBytes> entry, Turn turn) {
        return entry.size() == EVERY.size() || live.get(turn) == TurnIndex.NONE;
    }
}
