package org.gazette.feeds;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Byline;
import org.gazette.stories.Copy;
import org.gazette.stories.Label;
import org.gazette.stories.Picture;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;

/** Stories as entries of feeds. */
final class StoryEntry {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif",
            "svg", "image/svg+xml");
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private final Stories stories;
    private final SiteAddress site;

    StoryEntry(Stories stories, SiteAddress site) {
        this.stories = stories;
        this.site = site;
    }

    FeedEntry of(Story story) {
        Copy copy = story.copy();
        return new FeedEntry(
                story.id(),
                site.of(story.address()),
                copy.headline(),
                summary(copy),
                html(copy),
                story.publishedAt(),
                story.updatedAt(),
                copy.bylines().stream().map(Byline::name).toList(),
                copy.agency(),
                copy.language(),
                categories(copy),
                copy.picture().map(this::image),
                copy.alsoRead().stream()
                        .flatMap(piece -> related(piece).stream())
                        .toList(),
                story.readingMinutes());
    }

    /** {@code It is blue … reports Asian Lite News}. */
    private static String summary(Copy copy) {
        if (copy.attribution().isEmpty() || copy.standfirst().isEmpty()) {
            return copy.standfirst() + copy.attribution();
        }
        return copy.standfirst().replaceAll("[\\s.…]+$", "") + " … " + copy.attribution();
    }

    /** The text below its picture, unless the text shows the picture itself. */
    private String html(Copy copy) {
        String body = SafeHtml.forFeed(copy.body(), site).html();
        String html = copy.picture()
                .map(this::image)
                .filter(image -> !body.contains(Markup.escape(image.url())))
                .map(image -> figure(image, copy.picture().orElseThrow().caption()) + body)
                .orElse(body);
        boolean leftwards =
                RIGHT_TO_LEFT.contains(Locale.forLanguageTag(copy.language()).getLanguage());
        return leftwards && !html.isBlank() ? "<div dir=\"rtl\">" + html + "</div>" : html;
    }

    private static String figure(FeedEntry.Image image, String caption) {
        String size = image.width() > 0 && image.height() > 0
                ? " width=\"" + image.width() + "\" height=\"" + image.height() + "\""
                : "";
        String credit = image.credit().isEmpty() ? "" : "(" + image.credit() + ")";
        String words = Markup.escape((caption + " " + credit).strip());
        return "<figure><img src=\"" + Markup.escape(image.url()) + "\" alt=\"" + Markup.escape(image.alt()) + "\""
                + size + ">" + (words.isEmpty() ? "" : "<figcaption>" + words + "</figcaption>") + "</figure>\n";
    }

    private FeedEntry.Image image(Picture picture) {
        String url = site.of(picture.url());
        return new FeedEntry.Image(
                WebAddress.of(url).orElse(url),
                mediaType(url),
                picture.alt(),
                picture.credit(),
                picture.width(),
                picture.height());
    }

    /** By the extension of the address; empty when that tells nothing. */
    static String mediaType(String url) {
        String path = url.replaceAll("[?#].*", "");
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.getOrDefault(extension, "");
    }

    private List<FeedEntry.Category> categories(Copy copy) {
        return Stream.concat(
                        copy.sections().stream().map(section -> category("/sections/", section.slug(), section.name())),
                        copy.tags().stream()
                                .map(tag -> category("/tags/", Label.tag(tag).slug(), tag)))
                .distinct()
                .toList();
    }

    private FeedEntry.Category category(String list, String slug, String name) {
        return new FeedEntry.Category(site.of(list), slug, name);
    }

    /** Empty when no story is meant, or the headline of a piece that stands elsewhere is not known. */
    private Optional<FeedEntry.Related> related(AlsoRead piece) {
        String reference = piece.reference();
        boolean own = reference.startsWith(site.toString());
        if (!own && reference.matches("(?i)https?://.*")) {
            return piece.headline().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FeedEntry.Related(reference, piece.headline()));
        }
        return stories.referredTo(own ? reference.substring(site.toString().length() - 1) : reference)
                .map(story -> new FeedEntry.Related(
                        site.of(story.address()), piece.headline().isEmpty() ? story.headline() : piece.headline()));
    }
}
