package org.gazette.newsletters;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gazette.stories.Story;

/**
 * Where the stories of an issue stand. The lead is one with a picture, where there is one; of these, one whose home comes
 * first in the newsletter's order of sections; of these, the newest. The others stand under their home, sections in the
 * newsletter's order and then by slug, the newest story first. When there is no room for all, each section keeps its
 * newest story before any keeps a second.
 */
final class Layout {
    private final List<String> order;
    private final int maximum;

    /** @param order slugs of sections */
    Layout(List<String> order, int maximum) {
        this.order = order;
        this.maximum = maximum;
    }

    /** @return the stories that are printed, the lead first; as many as there are, up to the maximum */
    List<Story> roomFor(List<Story> stories) {
        Story lead = stories.stream().min(leading()).orElseThrow();
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

    private Stream<Story> others(List<Story> stories, Story lead) {
        return stories.stream()
                .filter(story -> story.number() != lead.number())
                .collect(Collectors.groupingBy(story -> story.section().slug()))
                .values()
                .stream()
                .flatMap(Layout::placed)
                .sorted(Comparator.comparingInt(Placed::place)
                        .thenComparing(placed -> placed.story().section().slug(), printing()))
                .limit(maximum - 1L)
                .map(Placed::story);
    }

    private static Stream<Placed> placed(List<Story> home) {
        List<Story> sorted = home.stream().sorted(newest()).toList();
        return IntStream.range(0, sorted.size()).mapToObj(place -> new Placed(place, sorted.get(place)));
    }

    private Comparator<Story> leading() {
        return Comparator.comparing((Story story) -> story.copy().picture().isEmpty())
                .thenComparing(story -> rank(story.section().slug()))
                .thenComparing(newest());
    }

    private Comparator<String> printing() {
        return Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder());
    }

    private static Comparator<Story> newest() {
        return Comparator.comparing(Story::publishedAt).reversed();
    }

    private int rank(String slug) {
        int at = order.indexOf(slug);
        return at < 0 ? order.size() : at;
    }

    /** A story and its place in its section, from 0. */
    private record Placed(int place, Story story) {}
}
