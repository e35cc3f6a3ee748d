package org.gazette.publishing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedDocument;
import org.gazette.feeds.FeedEntry;
import org.gazette.feeds.FeedFormat;
import org.gazette.feeds.FeedWriter;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Paper;

/** The feeds of newsletters: an entry for each issue, which lists its stories. */
final class IssueFeeds {
    private static final int NEWEST = 30;

    private final FeedWriter writer = new FeedWriter();
    private final Archive archive;
    private final SiteAddress site;
    private final Paper paper;

    IssueFeeds(Archive archive, SiteAddress site, Paper paper) {
        this.archive = archive;
        this.site = site;
        this.paper = paper;
    }

    /** @param issues the newest first */
    void refresh(Newsletter newsletter, List<Archive.Printed> issues, Shelving shelving) {
        Feed feed = feed(newsletter);
        List<FeedEntry> entries = issues.stream()
                .limit(NEWEST)
                .map(printed -> entry(newsletter, printed))
                .toList();
        for (FeedFormat format : FeedFormat.values()) {
            String path = SiteAddress.newsletterFeed(newsletter.name(), format.extension());
            shelving.set(path, () -> document(writer.write(feed, format, entries)));
        }
    }

    static Document document(FeedDocument feed) {
        return Document.of(feed.path(), feed.mediaType(), feed.bytes(), feed.lastModified());
    }

    private Feed feed(Newsletter newsletter) {
        String page = site.of(SiteAddress.newsletter(newsletter.name()));
        return new Feed(
                "newsletters/" + newsletter.name(),
                "tag:" + site.host() + "," + paper.since() + ":newsletters/" + newsletter.name(),
                newsletter.masthead(),
                newsletter.description(),
                newsletter.language().toLanguageTag(),
                page,
                page.substring(0, page.length() - 1),
                paper.copyright(),
                site.of("/icon.png"));
    }

    private FeedEntry entry(Newsletter newsletter, Archive.Printed printed) {
        Issue issue = printed.issue();
        return new FeedEntry(
                "tag:" + site.host() + "," + issue.date() + ":newsletters/" + issue.newsletter(),
                site.of(issue.address()),
                issue.title(),
                printed.standfirst().isEmpty() ? printed.lead() : printed.standfirst(),
                headlines(issue),
                issue.openedAt(),
                issue.openedAt(),
                List.of(),
                "",
                newsletter.language().toLanguageTag(),
                List.of(),
                Optional.empty(),
                List.of(),
                issue.minutes());
    }

    private String headlines(Issue issue) {
        return archive.stories(issue).stream()
                .map(story -> "<li><a href=\"" + site.of(SiteAddress.story(story.path())) + "\">"
                        + escaped(story.headline()) + "</a></li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
