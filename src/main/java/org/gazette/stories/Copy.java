package org.gazette.stories;

import java.util.List;
import java.util.Optional;

/**
 * The words and pictures of a story. All texts are legal for every output; {@code body} is HTML as it was handed in and
 * is cleaned where it is shown. Its addresses are absolute, or begin with a slash and belong to the site itself.
 *
 * @param headline one line, never empty
 * @param standfirst the sentence under it, one line; may be empty
 * @param attribution who says so, such as {@code reports Asian Lite News}; may be empty
 * @param language BCP 47, such as {@code en}
 * @param agency the agency that the story came from, such as {@code Xinhua}; may be empty
 * @param sections the first is its home; never empty
 */
public record Copy(
        String headline,
        String standfirst,
        String attribution,
        String body,
        String language,
        String agency,
        List<Byline> bylines,
        Optional<Picture> picture,
        List<Section> sections,
        List<String> tags,
        List<AlsoRead> alsoRead) {
    public Copy {
        bylines = List.copyOf(bylines);
        sections = List.copyOf(sections);
        tags = List.copyOf(tags);
        alsoRead = List.copyOf(alsoRead);
        if (headline.isEmpty() || sections.isEmpty()) {
            throw new IllegalArgumentException("a story needs a headline and a section");
        }
    }

    /** With another headline, standfirst and text. */
    public Copy words(String newHeadline, String newStandfirst, String newBody) {
        return new Copy(
                newHeadline,
                newStandfirst,
                attribution,
                newBody,
                language,
                agency,
                bylines,
                picture,
                sections,
                tags,
                alsoRead);
    }

    /** With other pieces to read. */
    Copy alsoRead(List<AlsoRead> pieces) {
        return new Copy(
                headline, standfirst, attribution, body, language, agency, bylines, picture, sections, tags, pieces);
    }
}
