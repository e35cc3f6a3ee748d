package org.gazette.stories;

import org.gazette.text.Slug;
import org.gazette.text.Words;

/** Where a story belongs. */
public record Section(String slug, String name) {
    /** {@code Section.named("World & Asia")} has the slug {@code world-and-asia}. */
    public static Section named(String name) {
        String line = Words.line(name);
        return new Section(Slug.ofOr(line, "section"), line);
    }
}
