package org.gazette.typesetting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Byline;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;

/** Puts stories, issues and the paper itself into the words that templates see. Immutable. */
public final class Wording {
    private static final int SUMMARY = 180;
    private static final int OPENING = 110;

    private final Paper paper;
    private final SiteAddress site;
    private final String prefix;
    private final DateTimeFormatter date;

    public Wording(Paper paper, SiteAddress site) {
        this.paper = paper;
        this.site = site;
        String path = site.base().getPath();
        this.prefix = path.substring(0, path.length() - 1);
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(paper.language());
    }

    public Paper paper() {
        return paper;
    }

    /** @param found the sections that have stories; the navigation shows them behind the paper's own */
    public PartWords.Masthead masthead(List<Section> found) {
        return new PartWords.Masthead(
                paper.name(),
                paper.motto(),
                paper.name().substring(0, paper.name().offsetByCodePoints(0, 1)).toUpperCase(paper.language()),
                paper.language().toLanguageTag(),
                direction(paper.language()),
                address(SiteAddress.front()),
                address("/newsletters/"),
                address("/feeds/"),
                address("/favicon.svg"),
                address("/icon.png"),
                paper.copyright(),
                paper.inOrder(found).stream().map(this::link).toList(),
                paper.newsletters().stream().map(this::title).toList());
    }

    public PartWords.Title title(Newsletter newsletter) {
        return new PartWords.Title(
                newsletter.masthead(), newsletter.description(), address(SiteAddress.newsletter(newsletter.name())));
    }

    public PartWords.Link link(Section section) {
        return new PartWords.Link(section.name(), address(SiteAddress.section(section.slug())));
    }

    /** The head of a page that search engines leave alone. */
    PartWords.Head plainHead(String title) {
        return new PartWords.Head(title, "", "", "", "", "", "", "", "", Optional.empty(), List.of());
    }

    public PartWords.Head head(String path, String title, String description, List<PartWords.Feed> feeds) {
        return new PartWords.Head(
                title, description, site.of(path), "website", locale(), "", "", "", "", Optional.empty(), feeds);
    }

    /** @param opening its first words */
    public PartWords.Head head(Story story, String opening, List<PartWords.Feed> feeds) {
        Optional<PartWords.Picture> picture = story.copy()
                .picture()
                .map(one -> new PartWords.Picture(
                        site.of(one.url()), one.alt(), one.credit(), one.caption(), one.width(), one.height()));
        return new PartWords.Head(
                story.headline(),
                opening,
                site.of(story.address()),
                "article",
                locale(),
                moment(story.publishedAt()),
                moment(story.updatedAt()),
                story.section().name(),
                StorySchema.of(story, paper, site),
                picture,
                feeds);
    }

    public PartWords.Teaser teaser(Story story) {
        return new PartWords.Teaser(
                story.headline(),
                opening(story, SUMMARY),
                address(story.address()),
                link(story.section()),
                date(story.publishedAt()),
                moment(story.publishedAt()),
                story.readingMinutes(),
                foreign(story.copy().language()),
                direction(Locale.forLanguageTag(story.copy().language())),
                story.copy().picture().map(this::picture));
    }

    public PartWords.Article article(Story story) {
        return new PartWords.Article(
                story.headline(),
                story.copy().standfirst(),
                story.copy().attribution(),
                SafeHtml.forWeb(story.copy().body(), site).html(),
                story.copy().agency(),
                story.copy().bylines().stream().map(Byline::name).toList(),
                story.copy().picture().map(this::picture),
                link(story.section()),
                story.copy().sections().stream().map(this::link).toList(),
                story.copy().tags(),
                date(story.publishedAt()),
                moment(story.publishedAt()),
                story.readingMinutes(),
                foreign(story.copy().language()),
                direction(Locale.forLanguageTag(story.copy().language())),
                change(story));
    }

    /** @param path site-relative */
    public PartWords.Line line(String headline, String opening, String path, String language) {
        return new PartWords.Line(
                headline, opening, address(path), foreign(language), direction(Locale.forLanguageTag(language)));
    }

    public PartWords.Issue number(Newsletter newsletter, Issue issue, String headline, String summary) {
        return new PartWords.Issue(
                title(newsletter),
                issue.number(),
                issue.title(),
                headline.isEmpty() ? issue.title() : headline,
                summary,
                date.format(issue.date()),
                issue.date().toString(),
                issue.minutes(),
                address(issue.address()));
    }

    /** The first words of a story: of its standfirst, or of its body where it has none. */
    public String opening(Story story) {
        return opening(story, OPENING);
    }

    /** The day of a moment, in words and in the paper's zone. */
    public String date(Instant moment) {
        return date.format(day(moment));
    }

    /** The same day as machines read it. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, paper.zone());
    }

    /** @param path site-relative; an absolute address stays as it is */
    public String address(String path) {
        return path.startsWith("/") ? prefix + path : path;
    }

    private String opening(Story story, int length) {
        String standfirst = story.copy().standfirst();
        String text = standfirst.isEmpty()
                ? SafeHtml.forWeb(story.copy().body(), site).plain()
                : standfirst;
        return Words.shorten(Words.line(text), length);
    }

    private PartWords.Picture picture(Picture picture) {
        return new PartWords.Picture(
                address(picture.url()),
                picture.alt(),
                picture.credit(),
                picture.caption(),
                picture.width(),
                picture.height());
    }

    private Optional<PartWords.Change> change(Story story) {
        Revision.Kind kind = story.revision().kind();
        if (kind != Revision.Kind.UPDATE && kind != Revision.Kind.CORRECTION) {
            return Optional.empty();
        }
        return Optional.of(new PartWords.Change(
                kind == Revision.Kind.CORRECTION,
                date(story.updatedAt()),
                moment(story.updatedAt()),
                story.revision().note()));
    }

    private String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .atZone(paper.zone())
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private String locale() {
        return paper.language().toLanguageTag().replace('-', '_');
    }

    /** Empty for the paper's own language, which need not be said again. */
    private String foreign(String language) {
        return language.equals(paper.language().toLanguageTag()) ? "" : language;
    }

    private static String direction(Locale language) {
        boolean rightToLeft = List.of(
                        "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku", "ps", "sd", "syr", "ug", "ur", "yi")
                .contains(language.getLanguage());
        boolean latin = language.getScript().equals("Latn");
        return rightToLeft && !latin ? "rtl" : "ltr";
    }
}
