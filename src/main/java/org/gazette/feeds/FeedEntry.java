package org.gazette.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.stories.Revision;

/**
 * One entry of a feed, whichever department it comes from.
 *
 * @param id permanent and unique
 * @param address absolute
 * @param headline one line
 * @param summary one line; may be empty
 * @param html clean for feeds, every address absolute
 * @param authors names as printed
 * @param agency the source of the story; may be empty
 * @param language BCP 47
 * @param related absolute addresses of pieces to read on, with their headlines
 * @param minutes reading time, at least 1
 * @param revised what readers are told of its last significant change
 * @param full false where a feed gives summaries only
 */
public record FeedEntry(
        String id,
        String address,
        String headline,
        String summary,
        String html,
        Instant published,
        Instant updated,
        List<String> authors,
        String agency,
        String language,
        List<Category> categories,
        Optional<Image> image,
        List<Related> related,
        int minutes,
        Optional<Revised> revised,
        boolean full) {
    /** An entry that was never revised. */
    public FeedEntry(
            String id,
            String address,
            String headline,
            String summary,
            String html,
            Instant published,
            Instant updated,
            List<String> authors,
            String agency,
            String language,
            List<Category> categories,
            Optional<Image> image,
            List<Related> related,
            int minutes) {
        this(
                id,
                address,
                headline,
                summary,
                html,
                published,
                updated,
                authors,
                agency,
                language,
                categories,
                image,
                related,
                minutes,
                Optional.empty(),
                true);
    }

    public FeedEntry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        related = List.copyOf(related);
    }

    /** For a feed that gives summaries only. */
    FeedEntry summarised() {
        return new FeedEntry(
                id,
                address,
                headline,
                summary,
                "",
                published,
                updated,
                authors,
                agency,
                language,
                categories,
                image,
                related,
                minutes,
                revised,
                false);
    }

    /** The same with its summary alone. */
    FeedEntry withoutText() {
        return new FeedEntry(
                id,
                address,
                headline,
                summary,
                html,
                published,
                updated,
                authors,
                agency,
                language,
                categories,
                image,
                related,
                minutes,
                revised,
                false);
    }

    /** The summary, or the headline where there is none: what is shown of an entry that has no text. */
    String shortest() {
        return summary.isBlank() ? headline : summary;
    }

    /** The text, or where it is empty the shortest there is, as HTML: an entry without any is not valid. */
    String fullText() {
        return html.isBlank() ? "<p>" + Markup.escape(shortest()) + "</p>" : html;
    }

    /**
     * A section or tag.
     *
     * @param scheme the absolute address of the list that the term is from
     * @param term its slug
     * @param name its name
     */
    public record Category(String scheme, String term, String name) {}

    /**
     * A picture.
     *
     * @param url absolute
     * @param mediaType of its file, or what its address tells; may be empty
     * @param width in pixels, 0 when unknown
     * @param height in pixels, 0 when unknown
     * @param bytes the length of its file, 0 when unknown
     */
    public record Image(String url, String mediaType, String alt, String credit, int width, int height, long bytes) {
        /** One whose file was not measured. */
        public Image(String url, String mediaType, String alt, String credit, int width, int height) {
            this(url, mediaType, alt, credit, width, height, 0);
        }
    }

    /**
     * A change that readers are told of.
     *
     * @param kind an update or a correction
     * @param note what it was, one line; may be empty
     */
    public record Revised(Revision.Kind kind, String note, Instant at) {
        /** {@code correction}, {@code update}. */
        String word() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** A piece to read on. */
    public record Related(String url, String headline) {}
}
