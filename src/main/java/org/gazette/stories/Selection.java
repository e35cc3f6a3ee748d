package org.gazette.stories;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gazette.text.Words;

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

    /** @param text the words of the copy's body alone */
    public boolean matches(Copy copy, String text) {
        return any(sections, slug -> isIn(copy, slug))
                && notSections.stream().noneMatch(slug -> isIn(copy, slug))
                && any(
                        tags,
                        slug -> copy.tags().stream()
                                .anyMatch(tag -> Label.tag(tag).slug().equals(slug)))
                && any(
                        authors,
                        slug -> copy.bylines().stream()
                                .anyMatch(byline -> Label.of(byline).slug().equals(slug)))
                && any(languages, tag -> isWrittenIn(copy, tag))
                && any(credits, credit -> credits(copy).anyMatch(line -> Words.has(line, credit)))
                && words.stream().allMatch(word -> says(copy, text, word));
    }

    private static boolean any(List<String> wanted, Predicate<String> met) {
        return wanted.isEmpty() || wanted.stream().anyMatch(met);
    }

    private static boolean isIn(Copy copy, String slug) {
        return copy.sections().stream().anyMatch(section -> section.slug().equals(slug));
    }

    private static boolean isWrittenIn(Copy copy, String tag) {
        String language = copy.language().toLowerCase(Locale.ROOT);
        String wanted = tag.toLowerCase(Locale.ROOT);
        return language.equals(wanted) || language.startsWith(wanted + "-");
    }

    private static Stream<String> credits(Copy copy) {
        return Stream.concat(Stream.of(copy.agency()), copy.picture().map(Picture::credit).stream());
    }

    private static boolean says(Copy copy, String text, String word) {
        return Words.has(copy.headline(), word) || Words.has(copy.standfirst(), word) || Words.has(text, word);
    }
}
