package org.gazette.newsletters;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Story;

/**
 * Where the stories of an issue stand. The lead is one that is pinned by its tag; else one whose home comes first in the
 * newsletter's order of sections; of these, one of the newest quarter of the window, or of the next; of these, one with a
 * picture; of these, the newest. The others stand under their home, sections in the newsletter's order and then by slug,
 * the newest story first. When there is no room for all, each section keeps its newest story before any keeps a second.
 */
final class Layout {
    private static final int QUARTERS = 4;

    private final Newsletter newsletter;
    private final Window window;

    Layout(Newsletter newsletter, Window window) {
        this.newsletter = newsletter;
        this.window = window;
    }

    /** The first by it leads. */
    Comparator<Story> leading() {
        return Comparator.comparing((Story story) -> !isPinned(story))
                .thenComparing(story -> rank(story.section().slug()))
                .thenComparing(this::quarter)
                .thenComparing(story -> story.copy().picture().isEmpty())
                .thenComparing(newest());
    }

    /** @return empty when none of them may lead */
    Optional<Story> lead(List<Story> stories, Predicate<Story> mayLead) {
        return stories.stream().filter(mayLead).min(leading());
    }

    /** @return the stories that are printed, the lead first; as many as there are, up to the maximum */
    List<Story> roomFor(List<Story> stories, Story lead) {
        return Stream.concat(Stream.of(lead), others(stories, lead)).toList();
    }

    /** @param printed the lead first; it is in no part */
    List<Digest.Part> parts(List<Story> printed) {
        SortedMap<String, List<Story>> byHome = printed.stream()
                .skip(1)
                .sorted(newest())
                .collect(Collectors.groupingBy(
                        story -> story.section().slug(), () -> new TreeMap<>(printing()), Collectors.toList()));
        return byHome.values().stream()
                .map(stories -> new Digest.Part(stories.get(0).section(), stories))
                .toList();
    }

    private boolean isPinned(Story story) {
        return story.copy().tags().stream()
                .anyMatch(tag -> Label.tag(tag).slug().equals(newsletter.rules().leadTag()));
    }

    /** From 0, of the newest stories, to 3; late news from before the window is in the last. */
    private long quarter(Story story) {
        Instant published = story.updatedAt().isAfter(window.to()) ? window.to() : story.updatedAt();
        Duration all = Duration.between(window.from(), window.to());
        long quarter = Math.max(1, all.toMillis() / QUARTERS);
        return Math.min(QUARTERS - 1, Duration.between(published, window.to()).toMillis() / quarter);
    }

    private Stream<Story> others(List<Story> stories, Story lead) {
        return stories.stream()
                .filter(story -> story.number() != lead.number())
                .collect(Collectors.groupingBy(story -> story.section().slug()))
                .entrySet()
                .stream()
                .flatMap(home -> placed(
                        home.getValue(), home.getKey().equals(lead.section().slug())))
                .sorted(Comparator.comparingInt(Placed::place)
                        .thenComparing(placed -> placed.story().section().slug(), printing()))
                .limit(newsletter.maximum() - 1L)
                .map(Placed::story);
    }

    /** @param leads whether the section has the lead, which is its first story */
    private static Stream<Placed> placed(List<Story> home, boolean leads) {
        List<Story> sorted = home.stream().sorted(newest()).toList();
        int first = leads ? 1 : 0;
        return IntStream.range(0, sorted.size()).mapToObj(at -> new Placed(first + at, sorted.get(at)));
    }

    private Comparator<String> printing() {
        return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
    }

    private static Comparator<Story> newest() {
        return Comparator.comparing(Story::publishedAt).reversed();
    }

    private int rank(String slug) {
        int at = newsletter.sections().indexOf(slug);
        return at < 0 ? newsletter.sections().size() : at;
    }

    /** A story and its place in its section, from 0. */
    private record Placed(int place, Story story) {}
}
