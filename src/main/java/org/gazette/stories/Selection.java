package org.gazette.stories;

import java.util.List;

/**
 * Which stories a feed that the newsroom defined takes in: those that meet every condition that is not empty.
 *
 * @param sections slugs; the story is in one of them
 * @param notSections slugs; the story is in none of them
 * @param tags slugs; the story has one of them
 * @param authors slugs; one of them wrote it
 * @param languages BCP 47 tags; {@code en} takes {@code en-GB} in
 * @param credits words; the agency or the picture's credit has one of them, whatever the case
 * @param words each stands in the headline, the standfirst or the text, as a word, whatever the case
 */
public record Selection(
        List<String> sections,
        List<String> notSections,
        List<String> tags,
        List<String> authors,
        List<String> languages,
        List<String> credits,
        List<String> words) {
    public Selection {
        sections = List.copyOf(sections);
        notSections = List.copyOf(notSections);
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        languages = List.copyOf(languages);
        credits = List.copyOf(credits);
        words = List.copyOf(words);
    }
}
