package org.gazette.typesetting;

import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.feeds.FeedFormat;
import org.gazette.mail.Blank;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Notice;
import org.gazette.newsletters.Variant;
import org.gazette.stories.Byline;
import org.gazette.stories.Picture;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;

/** Puts the words of an issue together, as its templates are given them. */
final class Galley {
    private static final int PREHEADER = 100;
    private static final int FIRST_WORDS = 180;
    private static final int WIDEST = 600;
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "dv", "fa", "he", "iw", "ps", "ur", "yi");

    private final SiteAddress site;
    private final String paper;

    Galley(SiteAddress site, String paper) {
        this.site = site;
        this.paper = paper;
    }

    /** @param bare how many of the last stories are printed without their text */
    IssueWords words(Newsletter newsletter, Issue issue, Digest digest, String title, Variant variant, int bare) {
        Locale language = variant.language();
        Story lead = digest.lead().orElseThrow();
        return new IssueWords(
                kind(newsletter, variant),
                title,
                preheader(lead),
                language.toLanguageTag(),
                RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr",
                newsletter.masthead(),
                paper,
                Title.dates(newsletter, issue.date(), FormatStyle.FULL, language),
                issue.number(),
                digest.readingMinutes(),
                Blank.NAME.mark(),
                piece(digest, lead, text(lead), picture(lead)),
                parts(digest, bare),
                digest.remarks().notices().stream().map(this::note).toList(),
                Blank.WAY_OUT.mark(),
                web(newsletter, issue, lead),
                site.of(SiteAddress.newsletter(newsletter.list())),
                site.of(SiteAddress.front()),
                feeds(newsletter),
                newsletter.postalAddress().lines().map(String::strip).toList());
    }

    private static String kind(Newsletter newsletter, Variant variant) {
        return switch (newsletter.kind()) {
            case ALERT -> "alert";
            case ROUND_UP -> variant.isCatchUp() ? "catch-up" : "week";
            case ISSUE -> variant.isCatchUp() ? "catch-up" : "issue";
        };
    }

    /** An alert is read as its story; round-ups have no page, so theirs is that of the issues. */
    private String web(Newsletter newsletter, Issue issue, Story lead) {
        return switch (newsletter.kind()) {
            case ALERT -> site.of(lead.address());
            case ROUND_UP -> site.of(SiteAddress.newsletter(newsletter.list()));
            case ISSUE -> site.of(issue.address());
        };
    }

    private List<IssueWords.Part> parts(Digest digest, int bare) {
        AtomicInteger withText = new AtomicInteger(digest.stories().size() - 1 - bare);
        return digest.parts().stream()
                .map(part -> new IssueWords.Part(
                        part.section().name(),
                        site.of(SiteAddress.section(part.section().slug())),
                        part.stories().stream()
                                .map(story -> piece(
                                        digest,
                                        story,
                                        withText.getAndDecrement() > 0 ? text(story) : "",
                                        Optional.empty()))
                                .toList()))
                .toList();
    }

    private IssueWords.Piece piece(Digest digest, Story story, String text, Optional<IssueWords.Photo> picture) {
        return new IssueWords.Piece(
                story.section().name(),
                story.copy().language(),
                story.headline(),
                site.of(story.address()),
                text,
                text.isEmpty() ? "" : story.copy().attribution(),
                story.copy().bylines().stream()
                        .map(Byline::name)
                        .map(Galley::apart)
                        .collect(Collectors.joining(", ")),
                story.copy().agency(),
                story.readingMinutes(),
                digest.remarks().updated().contains(story.number()),
                digest.remarks().alsoIn().getOrDefault(story.number(), List.of()).stream()
                        .map(Section::name)
                        .toList(),
                picture);
    }

    private IssueWords.Note note(Notice notice) {
        return new IssueWords.Note(
                notice.kind() == Notice.Kind.RETRACTION,
                notice.language(),
                notice.headline(),
                site.of(notice.address()),
                notice.note());
    }

    /** A name written from right to left must not carry the words around it along: set between isolates (UAX #9). */
    private static String apart(String name) {
        boolean rightToLeft = name.codePoints()
                .map(Character::getDirectionality)
                .anyMatch(one -> one == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || one == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
        return rightToLeft ? "\u2068" + name + "\u2069" : name;
    }

    private List<IssueWords.Feed> feeds(Newsletter newsletter) {
        return Stream.of(FeedFormat.values())
                .map(format -> new IssueWords.Feed(
                        format.title(), site.of(SiteAddress.newsletterFeed(newsletter.list(), format.extension()))))
                .toList();
    }

    private String preheader(Story lead) {
        String standfirst = lead.copy().standfirst();
        return Words.shorten(standfirst.isEmpty() ? firstWords(lead) : standfirst, PREHEADER);
    }

    private String text(Story story) {
        return story.copy().standfirst().isEmpty()
                ? firstWords(story)
                : story.copy().standfirst();
    }

    private String firstWords(Story story) {
        return Words.shorten(
                Words.line(SafeHtml.forMail(story.copy().body(), site).plain()), FIRST_WORDS);
    }

    /** Only what every mail client shows: other kinds of picture are left to the site. */
    private Optional<IssueWords.Photo> picture(Story story) {
        return story.copy().picture().filter(Galley::isShown).map(this::photo);
    }

    private IssueWords.Photo photo(Picture picture) {
        int width = picture.width() == 0 ? WIDEST : Math.min(WIDEST, picture.width());
        Optional<Integer> height = picture.width() == 0 || picture.height() == 0
                ? Optional.empty()
                : Optional.of(Math.max(1, Math.round((float) picture.height() * width / picture.width())));
        return new IssueWords.Photo(
                site.of(picture.url()),
                picture.alt(),
                apart(picture.caption()),
                apart(picture.credit()),
                width,
                height);
    }

    private static boolean isShown(Picture picture) {
        String path = picture.url().toLowerCase(Locale.ROOT).replaceAll("[?#].*$", "");
        return !path.matches(".*\\.(svg|webp|avif|heic|tiff?)");
    }
}
