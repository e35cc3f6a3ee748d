package org.gazette.newsletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gazette.stories.Section;
import org.gazette.stories.Story;

/** Finds stories that tell the same. Of each such group the one to be printed stands for the others. */
final class Twins {
    /** More stories are not compared with one another: the work grows with their square. */
    private static final int MOST = 1_000;

    private final Comparator<Story> best;

    /** @param best the first of a group by this order is the one that is printed */
    Twins(Comparator<Story> best) {
        this.best = best;
    }

    /** A story to be printed, and those that it stands for. */
    record Group(Story printed, List<Story> others) {
        /** The sections of the others in which the one that is printed does not stand itself. */
        List<Section> alsoIn() {
            Set<Section> sections = new LinkedHashSet<>();
            others.forEach(story -> sections.addAll(story.copy().sections()));
            sections.removeIf(section -> printed.copy().sections().stream()
                    .anyMatch(own -> own.slug().equals(section.slug())));
            return List.copyOf(sections);
        }
    }

    /** Every story is in one group; most are alone in theirs. The groups stand in the order of the stories. */
    List<Group> groups(List<Story> stories) {
        List<Story> sorted = stories.stream().sorted(best).toList();
        Map<Story, List<Story>> others = new LinkedHashMap<>();
        Map<Story, Similarity> printed = new LinkedHashMap<>();
        for (Story story : sorted) {
            Similarity words = Similarity.of(story);
            Optional<Story> twin = printed.size() < MOST ? nearest(words, printed) : Optional.empty();
            twin.ifPresentOrElse(
                    one -> others.computeIfAbsent(one, first -> new ArrayList<>())
                            .add(story),
                    () -> printed.put(story, words));
        }
        return stories.stream()
                .filter(printed::containsKey)
                .map(story -> new Group(story, others.getOrDefault(story, List.of())))
                .toList();
    }

    static List<List<Story>> pairs(List<Story> stories) {
        List<Similarity> words = stories.stream().map(Similarity::of).toList();
        List<List<Story>> pairs = new ArrayList<>();
        for (int one = 0; one < stories.size(); one++) {
            for (int other = one + 1; other < stories.size(); other++) {
                if (words.get(one).to(words.get(other)) >= Similarity.SAME) {
                    pairs.add(List.of(stories.get(one), stories.get(other)));
                }
            }
        }
        return pairs;
    }

    /** The story of some that tells what another one tells, if there is one. */
    static Optional<Story> nearest(Similarity words, Map<Story, Similarity> stories) {
        return stories.entrySet().stream()
                .filter(one -> words.to(one.getValue()) >= Similarity.SAME)
                .max(Comparator.comparingDouble(one -> words.to(one.getValue())))
                .map(Map.Entry::getKey);
    }
}
