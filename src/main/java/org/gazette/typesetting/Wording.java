package org.gazette.typesetting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Byline;
import org.gazette.stories.Headline;
import org.gazette.stories.Label;
import org.gazette.stories.Picture;
import org.gazette.stories.Retraction;
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
    private static final int CHANGES = 10;

    private final Paper paper;
    private final SiteAddress site;
    private final String prefix;
    private final boolean signUp;
    private final DateTimeFormatter date;

    public Wording(Paper paper, SiteAddress site) {
        this(paper, site, false);
    }

    /** @param signUp whether there is a form on which newsletters are asked for */
    public Wording(Paper paper, SiteAddress site, boolean signUp) {
        this.signUp = signUp;
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
                signUp ? address(SiteAddress.subscribe()) : "",
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

    /** A tag and its page. */
    public PartWords.Link tag(String tag) {
        return new PartWords.Link(tag, address(SiteAddress.tag(Label.tag(tag).slug())));
    }

    /** Somebody who writes, and the page of what they wrote. */
    public PartWords.Link author(Byline byline) {
        return new PartWords.Link(
                byline.name(), address(SiteAddress.author(Label.of(byline).slug())));
    }

    /** The head of a page that search engines leave alone. */
    public PartWords.Head plainHead(String title, List<PartWords.Feed> feeds) {
        return new PartWords.Head(title, "", "", "", "", "", "", "", "", Optional.empty(), feeds);
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

    /** @param corrected whether it ever was */
    public PartWords.Teaser teaser(Story story, boolean corrected) {
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
                corrected,
                story.copy().picture().map(this::picture));
    }

    /** @param revisions of the story, the first one first */
    public PartWords.Article article(Story story, List<Revision> revisions) {
        return new PartWords.Article(
                story.headline(),
                story.copy().standfirst(),
                story.copy().attribution(),
                SafeHtml.forWeb(story.copy().body(), site).html(),
                story.copy().agency(),
                story.copy().bylines().stream().map(this::author).toList(),
                story.copy().picture().map(this::picture),
                link(story.section()),
                story.copy().sections().stream().map(this::link).toList(),
                story.copy().tags().stream().map(this::tag).toList(),
                date(story.publishedAt()),
                moment(story.publishedAt()),
                story.readingMinutes(),
                foreign(story.copy().language()),
                direction(Locale.forLanguageTag(story.copy().language())),
                changes(story, revisions));
    }

    /**
     * A story as a headline and its first words.
     *
     * @param corrected whether it ever was
     */
    public PartWords.Line line(Story story, boolean corrected) {
        return line(
                story.headline(), opening(story), story.address(), story.copy().language(), corrected);
    }

    /** A story as a headline and its date. */
    public PartWords.Line line(Headline story) {
        String address = SiteAddress.story(story.path());
        return line(story.headline(), date(story.published()), address, story.language(), story.corrected());
    }

    public PartWords.Notice notice(Retraction retraction) {
        return new PartWords.Notice(
                retraction.headline(),
                date(retraction.at()),
                moment(retraction.at()),
                retraction.note(),
                foreign(retraction.language()),
                direction(Locale.forLanguageTag(retraction.language())));
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

    private PartWords.Line line(String headline, String opening, String path, String language, boolean corrected) {
        Locale tongue = Locale.forLanguageTag(language);
        return new PartWords.Line(headline, opening, address(path), foreign(language), direction(tongue), corrected);
    }

    /** The corrections and the last update, the newest first; what was changed before readers saw it is no change. */
    private List<PartWords.Change> changes(Story story, List<Revision> revisions) {
        List<PartWords.Change> changes = new ArrayList<>();
        boolean updated = false;
        for (int at = revisions.size() - 1; at >= 0 && changes.size() < CHANGES; at--) {
            Revision revision = revisions.get(at);
            boolean correction = revision.kind() == Revision.Kind.CORRECTION;
            boolean update = revision.kind() == Revision.Kind.UPDATE && !updated;
            if ((correction || update) && revision.madeAt().isAfter(story.publishedAt())) {
                changes.add(change(revision));
                updated = updated || update;
            }
        }
        return changes;
    }

    private PartWords.Change change(Revision revision) {
        boolean correction = revision.kind() == Revision.Kind.CORRECTION;
        return new PartWords.Change(correction, date(revision.madeAt()), moment(revision.madeAt()), revision.note());
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
