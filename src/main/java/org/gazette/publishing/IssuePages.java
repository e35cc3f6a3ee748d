package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gazette.newsletters.Newsletter;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PageWords;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Sets the pages of issues, and of newsletters with their feeds. Not for many threads. */
final class IssuePages {
    static final String NEWSLETTERS = "/newsletters/";

    private final Archive archive;
    private final Site.IssuePage page;
    private final Wording wording;
    private final Pages pages;
    private final FeedLinks links;
    private final IssueFeeds feeds;
    private final Shelf shelf;
    private final Shelving shelving;
    private final Map<Newsletter, List<Archive.Printed>> issues = new LinkedHashMap<>();
    private final Set<String> failed = new HashSet<>();

    IssuePages(
            Archive archive,
            Site.IssuePage page,
            Wording wording,
            Pages pages,
            FeedLinks links,
            IssueFeeds feeds,
            Shelf shelf,
            Shelving shelving) {
        this.archive = archive;
        this.page = page;
        this.wording = wording;
        this.pages = pages;
        this.links = links;
        this.feeds = feeds;
        this.shelf = shelf;
        this.shelving = shelving;
    }

    /** Reads which issues there are. @return those that came or went since, or that have no page yet */
    List<Archive.Printed> read() {
        List<Archive.Printed> before = all();
        wording.paper().newsletters().forEach(one -> issues.put(one, archive.issues(one.name())));
        Set<String> now = addresses(all());
        Set<String> then = addresses(before);
        List<Archive.Printed> moved = new ArrayList<>();
        before.stream().filter(one -> !now.contains(one.issue().address())).forEach(moved::add);
        all().stream()
                .filter(one -> !then.contains(one.issue().address()))
                .filter(one -> shelf.at(one.issue().address()).isEmpty())
                .forEach(moved::add);
        return moved;
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

    /** Those whose pages could not be set, to be tried again. */
    List<Archive.Printed> failed() {
        return all().stream()
                .filter(printed -> failed.contains(printed.issue().address()))
                .toList();
    }

    /** Sets the pages of some issues as they were mailed, and takes away those of issues that were called off. */
    void set(List<Archive.Printed> moved) {
        Set<String> posted = addresses(all());
        moved.stream()
                .map(printed -> printed.issue().address())
                .filter(address -> !posted.contains(address))
                .forEach(shelving::remove);
        Set<String> wanted = addresses(moved);
        issues.forEach((newsletter, all) -> all.stream()
                .filter(printed -> wanted.contains(printed.issue().address()))
                .forEach(printed -> page(newsletter, printed)));
    }

    /** Sets what lists issues: the pages of newsletters, and their feeds. */
    void lists(PartWords.Masthead paper) {
        issues.forEach((newsletter, all) -> {
            list(paper, newsletter, all);
            feeds.refresh(newsletter, all, shelving);
        });
        if (!issues.isEmpty()) {
            shelving.page(NEWSLETTERS, Instant.EPOCH, () -> newsletters(paper));
        }
    }

    private void list(PartWords.Masthead paper, Newsletter newsletter, List<Archive.Printed> all) {
        String address = SiteAddress.newsletter(newsletter.name());
        Instant changed =
                all.stream().findFirst().map(one -> one.issue().openedAt()).orElse(Instant.EPOCH);
        PartWords.Head head =
                wording.head(address, newsletter.masthead(), newsletter.description(), links.of(newsletter));
        shelving.page(
                address,
                changed,
                () -> pages.newsletter(new PageWords.Newsletter(
                        paper,
                        head,
                        wording.title(newsletter),
                        numbers(newsletter, all).toList())));
    }

    private String newsletters(PartWords.Masthead paper) {
        String title = String.join(
                ", ",
                wording.paper().newsletters().stream().map(Newsletter::masthead).toList());
        PartWords.Head head = wording.head(NEWSLETTERS, title, title, links.all());
        return pages.newsletters(new PageWords.Newsletters(paper, head));
    }

    private void page(Newsletter newsletter, Archive.Printed printed) {
        String path = printed.issue().address();
        boolean made = shelving.every(
                path,
                () -> page.of(newsletter, printed.issue()).stream()
                        .map(html -> Document.page(
                                path,
                                withFeeds(newsletter, html),
                                printed.issue().openedAt())));
        if (made) {
            failed.remove(path);
        } else {
            failed.add(path);
        }
    }

    /** As it was mailed, but for its head, which names the feeds: a letter has no use for them. */
    private String withFeeds(Newsletter newsletter, String html) {
        int end = html.indexOf("</head>");
        return end < 0 ? html : html.substring(0, end) + links.head(newsletter) + html.substring(end);
    }

    private Stream<PartWords.Issue> numbers(Newsletter newsletter, List<Archive.Printed> all) {
        return all.stream()
                .map(printed -> wording.number(newsletter, printed.issue(), printed.lead(), printed.standfirst()));
    }

    private static Set<String> addresses(List<Archive.Printed> issues) {
        Set<String> addresses = new HashSet<>();
        issues.forEach(printed -> addresses.add(printed.issue().address()));
        return addresses;
    }
}
