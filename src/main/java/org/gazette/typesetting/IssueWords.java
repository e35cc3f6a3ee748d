package org.gazette.typesetting;

import java.util.List;
import java.util.Optional;

/**
 * The words of {@code mail/issue.ftlh} and {@code mail/issue.ftl}; {@code templates/WORDS.md} says what each is.
 *
 * @param kind {@code issue}, {@code week}, {@code catch-up} or {@code alert}
 * @param name stands for a comma and the reader's name, or nothing
 * @param wayOut stands for the address that ends the subscription
 */
record IssueWords(
        String kind,
        String title,
        String preheader,
        String language,
        String direction,
        String masthead,
        String paper,
        String date,
        int number,
        int minutes,
        String name,
        Piece lead,
        List<Part> parts,
        List<Note> notes,
        String wayOut,
        String webAddress,
        String newsletterAddress,
        String siteAddress,
        List<Feed> feeds,
        List<String> postalAddress) {
    /** A story of the issue. */
    record Piece(
            String section,
            String language,
            String headline,
            String address,
            String text,
            String attribution,
            String byline,
            String agency,
            int minutes,
            boolean updated,
            List<String> alsoIn,
            Optional<Photo> picture) {}

    /** What became of a story that an earlier issue carried. */
    record Note(boolean retracted, String language, String headline, String address, String note) {}

    /** A section of the issue. */
    record Part(String name, String address, List<Piece> pieces) {}

    /** The lead's picture. */
    record Photo(String address, String alt, String caption, String credit, int width, Optional<Integer> height) {}

    /** A feed of the newsletter. */
    record Feed(String title, String address) {}
}
