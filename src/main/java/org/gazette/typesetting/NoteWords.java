package org.gazette.typesetting;

import java.util.List;
import java.util.Optional;

/**
 * The words of a letter that is no issue; {@code templates/WORDS.md} explains each.
 *
 * @param name holds the mark of {@link org.gazette.mail.Blank#NAME}, {@code link} that of its way out
 */
public record NoteWords(
        String language,
        String direction,
        String paper,
        String siteAddress,
        List<String> postalAddress,
        String name,
        List<String> newsletters,
        String date,
        String network,
        boolean moves,
        Optional<PartWords.Link> latest,
        String link) {}
