package org.gazette.typesetting;

import java.util.List;
import java.util.Optional;
import org.gazette.typesetting.PartWords.Article;
import org.gazette.typesetting.PartWords.Column;
import org.gazette.typesetting.PartWords.FeedSet;
import org.gazette.typesetting.PartWords.Head;
import org.gazette.typesetting.PartWords.Issue;
import org.gazette.typesetting.PartWords.Line;
import org.gazette.typesetting.PartWords.Link;
import org.gazette.typesetting.PartWords.Masthead;
import org.gazette.typesetting.PartWords.Neighbour;
import org.gazette.typesetting.PartWords.Notice;
import org.gazette.typesetting.PartWords.Pick;
import org.gazette.typesetting.PartWords.Rhythm;
import org.gazette.typesetting.PartWords.Teaser;
import org.gazette.typesetting.PartWords.Title;

/** The words of each template under {@code templates/web/}, one record a template. */
public final class PageWords {
    private PageWords() {}

    /** Of {@code front.ftlh}. */
    public record Front(
            Masthead paper,
            Head head,
            String date,
            String day,
            Optional<Teaser> lead,
            List<Teaser> seconds,
            List<Issue> issues,
            List<Column> columns) {}

    /** Of {@code section.ftlh}. */
    public record Section(Masthead paper, Head head, Link section, List<Teaser> stories, List<Line> earlier) {}

    /** Of {@code tag.ftlh}. */
    public record Tag(Masthead paper, Head head, Link tag, List<Teaser> stories, List<Line> earlier) {}

    /** Of {@code author.ftlh}. */
    public record Author(Masthead paper, Head head, Link author, List<Teaser> stories, List<Line> earlier) {}

    /** Of {@code gone.ftlh}. */
    public record Gone(Masthead paper, Head head, Notice notice) {}

    /** Of {@code story.ftlh}. */
    public record Story(
            Masthead paper,
            Head head,
            Article story,
            Optional<Neighbour> previous,
            Optional<Neighbour> next,
            List<Link> alsoRead,
            List<Line> earlier) {}

    /** Of {@code newsletters.ftlh}. */
    public record Newsletters(Masthead paper, Head head) {}

    /** Of {@code newsletter.ftlh}. */
    public record Newsletter(Masthead paper, Head head, Title newsletter, List<Issue> issues) {}

    /** Of {@code feeds.ftlh}. */
    public record Feeds(Masthead paper, Head head, List<FeedSet> feeds, String outlineAddress) {}

    /** Of {@code missing.ftlh}. */
    public record Missing(Masthead paper, Head head) {}

    /** Of {@code left.ftlh}. */
    public record Left(Masthead paper, Head head) {}

    /** Of {@code leave.ftlh}. */
    public record Leave(Masthead paper, Head head, String action, String preferencesAddress) {}

    /** Of {@code subscribe.ftlh}. */
    public record Subscribe(
            Masthead paper,
            Head head,
            String action,
            String scriptAddress,
            String ticket,
            int bits,
            String fault,
            String address,
            String name,
            List<Pick> newsletters,
            List<Pick> sections,
            Rhythm rhythm,
            String zone,
            List<String> zones,
            String wording) {}

    /** Of {@code said.ftlh}. */
    public record Said(Masthead paper, Head head, String what, String subscribeAddress) {}

    /** Of {@code confirm.ftlh}. */
    public record Confirm(
            Masthead paper, Head head, boolean refusing, List<Title> newsletters, String action, String otherAddress) {}

    /** Of {@code preferences.ftlh}. */
    public record Preferences(
            Masthead paper,
            Head head,
            String masked,
            String action,
            List<PartWords.Order> orders,
            String zone,
            List<String> zones,
            String language) {}

    /** Of {@code kept.ftlh}. */
    public record Kept(Masthead paper, Head head, String address, String action, String fault) {}

    /** Of {@code inbox.ftlh}. */
    public record Inbox(Masthead paper, Head head, List<PartWords.Mail> mails) {}

    /** Of {@code favicon.ftlh}. */
    public record Favicon(Masthead paper) {}
}
