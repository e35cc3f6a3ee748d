package org.gazette.publishing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.gazette.stories.Label;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;

/** A card for every story that readers may see, in the orders that pages ask for. Not for many threads. */
final class Catalogue {
    private static final Comparator<Card> NEWEST =
            Comparator.comparing(Card::published).reversed();

    private final Map<Long, Card> cards = new HashMap<>();
    private final Map<String, List<Card>> sections = new TreeMap<>();
    private final Map<String, Card> references = new HashMap<>();
    private final NavigableSet<Stop> stops = new TreeSet<>();

    /**
     * Reads the stories of some sections again: a change to a story marks every section that it is in or was in.
     *
     * @param stale slugs
     * @return the cards of stories that are no longer there
     */
    List<Card> reload(Stories stories, Set<String> stale, Function<Story, String> opening) {
        Set<Long> seen = new HashSet<>();
        for (String slug : stale) {
            stories.each(Label.section(slug), story -> {
                Card card = cards.get(story.number());
                if (seen.add(story.number()) && (card == null || !card.isOf(story))) {
                    cards.put(story.number(), Card.of(story, opening.apply(story)));
                }
            });
        }
        List<Card> lost = cards.values().stream()
                .filter(card -> !seen.contains(card.number()))
                .filter(card -> card.sections().stream().anyMatch(stale::contains))
                .toList();
        lost.forEach(card -> cards.remove(card.number()));
        return lost;
    }

    /** Puts the cards in order, with the issues between them. */
    void sort(Collection<Archive.Printed> issues) {
        sections.clear();
        references.clear();
        stops.clear();
        for (Card card : all()) {
            card.sections()
                    .forEach(slug -> sections.computeIfAbsent(slug, one -> new ArrayList<>())
                            .add(card));
            references.put(card.path(), card);
            references.putIfAbsent(card.path().substring(card.path().lastIndexOf('/') + 1), card);
            stops.add(Stop.of(card));
        }
        issues.forEach(printed -> stops.add(Stop.of(printed)));
    }

    /** The newest first. */
    List<Card> all() {
        return cards.values().stream().sorted(NEWEST).toList();
    }

    /** Those of a section, the newest first. */
    List<Card> of(String section) {
        return sections.getOrDefault(section, List.of());
    }

    Optional<Stop> before(Card card) {
        return Optional.ofNullable(stops.lower(Stop.of(card)));
    }

    Optional<Stop> after(Card card) {
        return Optional.ofNullable(stops.higher(Stop.of(card)));
    }

    /** The story with a path, or the newest whose path ends so. */
    Optional<Card> referredTo(String reference) {
        return Optional.ofNullable(references.get(reference.replaceAll("^/+(stories/)?|/+$", "")));
    }
}
