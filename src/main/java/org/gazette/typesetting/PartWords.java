package org.gazette.typesetting;

import java.util.List;
import java.util.Optional;

/**
 * The words that pages have in common, as templates see them: {@code templates/WORDS.md} explains each. Addresses
 * named {@code address} begin with a slash, or are absolute where they lead elsewhere; dates are words in the paper's
 * language, and {@code moment} is the same for machines.
 */
public final class PartWords {
    private PartWords() {}

    /** The paper, on every page. */
    public record Masthead(
            String name,
            String motto,
            String initial,
            String language,
            String direction,
            String address,
            String newslettersAddress,
            String subscribeAddress,
            String feedsAddress,
            String iconAddress,
            String pictureAddress,
            String copyright,
            List<Link> sections,
            List<Title> newsletters) {}

    /** What a page says of itself to machines. */
    public record Head(
            String title,
            String description,
            String canonical,
            String kind,
            String locale,
            String published,
            String updated,
            String section,
            String linkedData,
            Optional<Picture> picture,
            List<Feed> feeds) {}

    public record Link(String name, String address) {}

    /** A newsletter. */
    public record Title(String name, String description, String address) {}

    /** Something to choose. */
    public record Pick(String value, String name, String description, boolean chosen) {}

    /** How often and at what hour. */
    public record Rhythm(String frequency, boolean alerts, List<Pick> hours) {}

    /** What a reader has of a newsletter. */
    public record Order(String name, Title title, boolean active, Rhythm rhythm, List<Pick> sections, String pause) {}

    public record Feed(String title, String mediaType, String address) {}

    /** A feed in each of its formats. */
    public record FeedSet(String name, String description, List<Link> formats) {}

    public record Picture(String address, String alt, String credit, String caption, int width, int height) {}

    /** A story, or an issue, before or after another in time. */
    public record Neighbour(String headline, String address, boolean issue) {}

    /** A headline and its first words. */
    public record Line(
            String headline, String opening, String address, String language, String direction, boolean corrected) {}

    /** A story as other pages show it. */
    public record Teaser(
            String headline,
            String summary,
            String address,
            Link section,
            String date,
            String moment,
            int minutes,
            String language,
            String direction,
            boolean corrected,
            Optional<Picture> picture) {}

    /** A story, whole. */
    public record Article(
            String headline,
            String standfirst,
            String attribution,
            String body,
            String agency,
            List<Link> bylines,
            Optional<Picture> picture,
            Link section,
            List<Link> sections,
            List<Link> tags,
            String date,
            String moment,
            int minutes,
            String language,
            String direction,
            List<Change> changes) {}

    /** What became of a story after it was first published. */
    public record Change(boolean correction, String date, String moment, String note) {}

    /** A story that was taken back. */
    public record Notice(String headline, String date, String moment, String note, String language, String direction) {}

    /** One number of a newsletter. */
    public record Issue(
            Title newsletter,
            int number,
            String title,
            String headline,
            String summary,
            String date,
            String moment,
            int minutes,
            String address) {}

    /** A section and its stories. */
    public record Column(Link section, List<Teaser> stories) {}

    /** A mail in the local mailbox; its addresses lead to it as HTML, plain text and source. */
    public record Mail(
            String recipient,
            String from,
            String subject,
            String htmlAddress,
            String textAddress,
            String sourceAddress) {}
}
