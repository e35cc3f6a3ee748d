package org.gazette.publishing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedEntry;
import org.gazette.feeds.FeedFormat;
import org.gazette.feeds.FeedWriter;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;

/** The feeds of newsletters: an entry for each issue, which lists its stories. */
final class IssueFeeds {
    private static final int NEWEST = 30;

    private final FeedWriter writer;
    private final Archive archive;
    private final SiteAddress site;
    private final Newsstand newsstand;

    IssueFeeds(FeedWriter writer, Archive archive, SiteAddress site, Newsstand newsstand) {
        this.writer = writer;
        this.archive = archive;
        this.site = site;
        this.newsstand = newsstand;
    }

    /** @param issues the newest first */
    void refresh(Newsletter newsletter, List<Archive.Printed> issues, Shelving shelving) {
        Feed feed = newsstand.feed(newsletter);
        List<FeedEntry> entries = issues.stream()
                .limit(NEWEST)
                .map(printed -> entry(newsletter, printed))
                .toList();
        for (FeedFormat format : FeedFormat.values()) {
            writer.publishable(feed, format, entries).ifPresent(shelving::put);
        }
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
