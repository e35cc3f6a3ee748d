package org.gazette.feeds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Byline;
import org.gazette.stories.Copy;
import org.gazette.stories.Label;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
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
    /** Bytes of a text, so that a feed's document stays below 100 KB on the wire. */
    private static final int LONGEST = 60_000;

    private static final Pattern LOOSE_END = Pattern.compile("[\\s.…]+$");
    private static final Pattern TAIL = Pattern.compile("[?#].*");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://");
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private final Stories stories;
    private final SiteAddress site;
    private final Pictures pictures;

    StoryEntry(Stories stories, SiteAddress site, Pictures pictures) {
        this.stories = stories;
        this.site = site;
        this.pictures = pictures;
    }

    FeedEntry of(Story story) {
        Copy copy = story.copy();
        Optional<FeedEntry.Revised> revised = revised(story);
        Optional<FeedEntry.Image> image = copy.picture().map(this::image);
        return new FeedEntry(
                story.id(),
                site.of(story.address()),
                copy.headline(),
                summary(copy),
                html(story, image, revised),
                story.publishedAt(),
                story.updatedAt(),
                copy.bylines().stream().map(Byline::name).toList(),
                copy.agency(),
                copy.language(),
                categories(copy),
                image,
                copy.alsoRead().stream().map(this::related).toList(),
                story.readingMinutes(),
                revised,
                true);
    }

    /** The last change that was more than a typo. */
    private Optional<FeedEntry.Revised> revised(Story story) {
        if (!story.updatedAt().isAfter(story.publishedAt())) {
            return Optional.empty();
        }
        Revision last = story.revision();
        if (last.kind() == Revision.Kind.TYPO) {
            last = stories.revisions(story.number()).stream()
                    .filter(one -> one.number() <= story.revision().number())
                    .filter(one -> one.kind() != Revision.Kind.TYPO)
                    .reduce(last, (earlier, later) -> later);
        }
        return last.kind() == Revision.Kind.UPDATE || last.kind() == Revision.Kind.CORRECTION
                ? Optional.of(new FeedEntry.Revised(last.kind(), last.note(), story.updatedAt()))
                : Optional.empty();
    }

    /** {@code It is blue … reports Asian Lite News}. */
    private static String summary(Copy copy) {
        if (copy.attribution().isEmpty() || copy.standfirst().isEmpty()) {
            return copy.standfirst() + copy.attribution();
        }
        return LOOSE_END.matcher(copy.standfirst()).replaceFirst("") + " … " + copy.attribution();
    }

    /** The mark of its last change, its picture unless the text shows that itself, and the text. */
    private String html(Story story, Optional<FeedEntry.Image> image, Optional<FeedEntry.Revised> revised) {
        Copy copy = story.copy();
        String body = body(story);
        String caption = copy.picture().map(Picture::caption).orElse("");
        String picture = image.filter(one -> !body.contains(Markup.escape(one.url())))
                .map(one -> figure(one, caption))
                .orElse("");
        String mark = revised.map(one -> RevisionWords.in(copy.language()).mark(one, copy.language()))
                .orElse("");
        String html = mark + picture + body;
        boolean leftwards =
                RIGHT_TO_LEFT.contains(Locale.forLanguageTag(copy.language()).getLanguage());
        return leftwards && !html.isBlank() ? "<div dir=\"rtl\">" + html + "</div>" : html;
    }

    /** The text; of one that no feed could carry its standfirst and beginning, and where the rest is. */
    private String body(Story story) {
        SafeHtml whole = SafeHtml.forFeed(story.copy().body(), site);
        if (whole.html().length() * 3L <= LONGEST || bytes(whole.html()) <= LONGEST) {
            return whole.html();
        }
        String standfirst = story.copy().standfirst();
        return (standfirst.isEmpty() ? "" : "<p><strong>" + Markup.escape(standfirst) + "</strong></p>\n")
                + whole.beginning(LONGEST)
                + RevisionWords.in(story.copy().language())
                        .rest(site.of(story.address()), story.copy().language());
    }

    private static int bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
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

    /** As its file is, where it is the newsroom's own; else as far as it was said. */
    private FeedEntry.Image image(Picture picture) {
        String url = site.of(picture.url());
        Pictures.Measures said = new Pictures.Measures(mediaType(url), 0, picture.width(), picture.height());
        Pictures.Measures measures = pictures.of(picture.url()).orElse(said);
        boolean known = measures.width() > 0 && measures.height() > 0;
        return new FeedEntry.Image(
                WebAddress.of(url).orElse(url),
                measures.mediaType(),
                picture.alt(),
                picture.credit(),
                known ? measures.width() : picture.width(),
                known ? measures.height() : picture.height(),
                measures.bytes());
    }

    /** By the extension of the address; empty when that tells nothing. */
    static String mediaType(String url) {
        String path = TAIL.matcher(url).replaceFirst("");
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

    /** The news desk has found out which story is meant. */
    private FeedEntry.Related related(AlsoRead piece) {
        String reference = piece.reference();
        boolean absolute = ABSOLUTE.matcher(reference).lookingAt();
        return new FeedEntry.Related(absolute ? reference : site.of(SiteAddress.story(reference)), piece.headline());
    }
}
