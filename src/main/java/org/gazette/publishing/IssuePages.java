package org.gazette.publishing;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Makes the pages of issues, and of newsletters with their feeds. Not for many threads. */
final class IssuePages {
    private final Archive archive;
    private final Site.IssuePage page;
    private final Wording wording;
    private final ListPages lists;
    private final IssueFeeds feeds;
    private final Map<Newsletter, List<Archive.Printed>> issues = new LinkedHashMap<>();

    IssuePages(Archive archive, Site.IssuePage page, Wording wording, ListPages lists, IssueFeeds feeds) {
        this.archive = archive;
        this.page = page;
        this.wording = wording;
        this.lists = lists;
        this.feeds = feeds;
    }

    void read() {
        wording.paper().newsletters().forEach(one -> issues.put(one, archive.issues(one.name())));
    }

    /** Of every newsletter. */
    List<Archive.Printed> all() {
        return issues.values().stream().flatMap(List::stream).toList();
    }

    /** The last one of each newsletter. */
    List<PartWords.Issue> newest() {
        return issues.entrySet().stream()
                .flatMap(one -> numbers(one.getKey(), one.getValue()).limit(1))
                .toList();
    }

    /** When the last one was made; the epoch when there is none. */
    Instant changed() {
        return all().stream()
                .map(printed -> printed.issue().openedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The pages as they were mailed: one that is there never changes. */
    void pages(Shelf shelf, Shelving shelving) {
        issues.forEach((newsletter, all) -> all.stream()
                .filter(printed -> shelf.at(printed.issue().address()).isEmpty())
                .forEach(printed -> page(newsletter, printed, shelving)));
    }

    void lists(PartWords.Masthead paper, Shelving shelving) {
        issues.forEach((newsletter, all) -> {
            Instant changed =
                    all.stream().findFirst().map(one -> one.issue().openedAt()).orElse(Instant.EPOCH);
            shelving.page(
                    SiteAddress.newsletter(newsletter.name()),
                    changed,
                    () -> lists.newsletter(
                            paper, newsletter, numbers(newsletter, all).toList()));
            feeds.refresh(newsletter, all, shelving);
        });
        if (!issues.isEmpty()) {
            shelving.page(ListPages.NEWSLETTERS, Instant.EPOCH, () -> lists.newsletters(paper));
        }
    }

    private void page(Newsletter newsletter, Archive.Printed printed, Shelving shelving) {
        String path = printed.issue().address();
        shelving.every(
                path,
                () -> page.of(newsletter, printed.issue()).stream()
                        .map(html -> Document.page(path, html, printed.issue().openedAt())));
    }

    private Stream<PartWords.Issue> numbers(Newsletter newsletter, List<Archive.Printed> all) {
        return all.stream()
                .map(printed -> wording.number(newsletter, printed.issue(), printed.lead(), printed.standfirst()));
    }
}
