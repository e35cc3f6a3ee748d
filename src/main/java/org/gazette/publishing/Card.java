package org.gazette.publishing;

import java.time.Instant;
import java.util.List;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/**
 * What other pages need to know of a story.
 *
 * @param changed when its words changed last, a typo included
 * @param opening its first words
 * @param sections slugs, its home first
 */
record Card(
        long number,
        String path,
        Instant published,
        Instant updated,
        Instant changed,
        int revision,
        String headline,
        String opening,
        String language,
        List<String> sections,
        List<AlsoRead> alsoRead) {

    static Card of(Story story, String opening) {
        return new Card(
                story.number(),
                story.path(),
                story.publishedAt(),
                story.updatedAt(),
                changed(story),
                story.revision().number(),
                story.headline(),
                opening,
                story.copy().language(),
                story.copy().sections().stream().map(Section::slug).toList(),
                story.copy().alsoRead());
    }

    /** Whether the story has not changed since: each change has a revision of its own. */
    boolean isOf(Story story) {
        return revision == story.revision().number() && published.equals(story.publishedAt());
    }

    String address() {
        return SiteAddress.story(path);
    }

    String home() {
        return sections.get(0);
    }

    private static Instant changed(Story story) {
        Instant made = story.revision().madeAt();
        boolean first = story.revision().kind() == Revision.Kind.FIRST;
        return first || made.isBefore(story.updatedAt()) ? story.updatedAt() : made;
    }
}
