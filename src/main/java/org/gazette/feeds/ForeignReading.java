package org.gazette.feeds;

import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.modules.mediarss.types.Thumbnail;
import com.rometools.modules.mediarss.types.UrlReference;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;
import org.jspecify.annotations.Nullable;

/** An entry as Rome read it, in our words. */
final class ForeignReading {
    /** Only the words are wanted where this stands in: the base of addresses that get lost. */
    private static final SiteAddress NOWHERE = new SiteAddress(URI.create("https://feed.invalid/"));

    private ForeignReading() {}

    /** @param changed what the entry says of its last change where its format has no word for it */
    static ForeignEntry entry(SyndEntry entry, Optional<Instant> changed) {
        String description = text(entry.getDescription());
        String content = entry.getContents().stream()
                .map(ForeignReading::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        Optional<Instant> updated = moment(entry.getUpdatedDate()).or(() -> changed);
        return new ForeignEntry(
                id(entry),
                blank(entry.getLink()).strip(),
                title(entry.getTitleEx()),
                content.isBlank() ? "" : plain(description),
                content.isBlank() ? description : content,
                moment(entry.getPublishedDate()).or(() -> updated),
                updated,
                authors(entry),
                categories(entry),
                image(entry));
    }

    private static String id(SyndEntry entry) {
        String id = blank(entry.getUri()).strip();
        return id.isEmpty() ? blank(entry.getLink()).strip() : id;
    }

    private static String title(@Nullable SyndContent title) {
        boolean html = title != null && blank(title.getType()).contains("html");
        return html ? plain(text(title)) : Words.line(text(title));
    }

    private static String plain(String html) {
        return Words.line(SafeHtml.forFeed(html, NOWHERE).plain());
    }

    /** Rome keeps the first name only of those in {@code dc:creator}; its module has them all. */
    private static List<String> authors(SyndEntry entry) {
        Stream<String> creators = entry.getModule(DCModule.URI) instanceof DCModule dublinCore
                ? dublinCore.getCreators().stream()
                : Stream.of();
        Stream<String> people = Stream.concat(
                entry.getAuthors().stream().map(SyndPerson::getName), Stream.of(blank(entry.getAuthor())));
        return Stream.concat(people, creators)
                .map(name -> Words.line(blank(name)))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> categories(SyndEntry entry) {
        return entry.getCategories().stream()
                .map(category -> Words.line(name(category)))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static String name(SyndCategory category) {
        return blank(category.getLabel()).isBlank() ? blank(category.getName()) : category.getLabel();
    }

    private static Optional<FeedEntry.Image> image(SyndEntry entry) {
        return media(entry)
                .or(() -> entry.getEnclosures().stream()
                        .flatMap(enclosure -> picture(enclosure).stream())
                        .findFirst());
    }

    private static Optional<FeedEntry.Image> media(SyndEntry entry) {
        if (!(entry.getModule(MediaModule.URI) instanceof MediaEntryModule media)) {
            return Optional.empty();
        }
        Stream<FeedEntry.Image> contents = Stream.concat(
                        Arrays.stream(media.getMediaContents()),
                        Arrays.stream(media.getMediaGroups()).flatMap(group -> Arrays.stream(group.getContents())))
                .flatMap(content -> picture(content).stream());
        Stream<FeedEntry.Image> thumbnails = media.getMetadata() == null
                ? Stream.empty()
                : Arrays.stream(media.getMetadata().getThumbnail())
                        .map(Thumbnail::getUrl)
                        .filter(Objects::nonNull)
                        .map(url -> image(url.toString(), ""));
        return Stream.concat(contents, thumbnails).findFirst();
    }

    private static Optional<FeedEntry.Image> picture(MediaContent content) {
        if (!(content.getReference() instanceof UrlReference reference)) {
            return Optional.empty();
        }
        FeedEntry.Image image = image(reference.getUrl().toString(), blank(content.getType()));
        boolean picture =
                "image".equals(content.getMedium()) || image.mediaType().startsWith("image/");
        return picture ? Optional.of(described(image, content)) : Optional.empty();
    }

    private static FeedEntry.Image described(FeedEntry.Image image, MediaContent content) {
        String alt = "";
        String credit = "";
        if (content.getMetadata() != null) {
            alt = blank(content.getMetadata().getDescription());
            credit = Arrays.stream(content.getMetadata().getCredits())
                    .map(one -> blank(one.getName()))
                    .findFirst()
                    .orElse("");
        }
        return new FeedEntry.Image(
                image.url(), image.mediaType(), alt, credit, size(content.getWidth()), size(content.getHeight()));
    }

    private static Optional<FeedEntry.Image> picture(SyndEnclosure enclosure) {
        FeedEntry.Image image = image(blank(enclosure.getUrl()), blank(enclosure.getType()));
        return image.mediaType().startsWith("image/") && !image.url().isBlank() ? Optional.of(image) : Optional.empty();
    }

    private static FeedEntry.Image image(String url, String type) {
        return new FeedEntry.Image(url, type.isBlank() ? StoryEntry.mediaType(url) : type, "", "", 0, 0);
    }

    private static int size(@Nullable Integer pixels) {
        return pixels == null ? 0 : Math.max(0, pixels);
    }

    private static Optional<Instant> moment(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static String text(@Nullable SyndContent content) {
        return content == null ? "" : blank(content.getValue());
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
