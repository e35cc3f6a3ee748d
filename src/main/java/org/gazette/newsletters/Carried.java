package org.gazette.newsletters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;

/**
 * A story in an issue, as the table holds it.
 *
 * @param slug of the section that it stands under
 */
record Carried(long story, int revision, String slug) {
    /** @param carried in printing order, the lead first */
    static Digest digest(Digest window, List<Carried> carried, Stories stories) {
        Optional<Story> lead = carried.stream().findFirst().map(one -> one.read(stories));
        Map<String, List<Story>> bySection = new LinkedHashMap<>();
        carried.stream()
                .skip(1)
                .forEach(one -> bySection
                        .computeIfAbsent(one.slug(), slug -> new ArrayList<>())
                        .add(one.read(stories)));
        List<Digest.Part> parts = bySection.entrySet().stream()
                .map(part -> new Digest.Part(section(part.getValue().get(0), part.getKey()), part.getValue()))
                .toList();
        return new Digest(window.from(), window.to(), lead, parts, "");
    }

    private Story read(Stories stories) {
        return stories.atRevision(story, revision).orElseThrow();
    }

    private static Section section(Story story, String slug) {
        return story.copy().sections().stream()
                .filter(section -> section.slug().equals(slug))
                .findFirst()
                .orElseGet(story::section);
    }
}
