package org.gazette.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.feeds.FeedDocument;
import org.gazette.feeds.Syndication;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the public site on the shelf in step with the stories and issues.
 *
 * <p>What a change touches: a story that comes, changes or goes touches its own page; the pages before and after it in
 * time; the pages of the stories that send their readers to it; the page of each of its sections, and every story page
 * at home in one of them, where it is among the five latest; the front page, its feeds and the sitemap. An issue touches
 * its own page, the pages before and after it, its newsletter's page and feeds, and the front page. A new section, or a
 * template that the newsroom edits, touches every page.
 *
 * <p>To find these, the marks that the news desk leaves on labels tell which sections to read again; a card for each
 * story then tells what every page would show, and only pages that would show something else are set. Nothing on a page
 * depends on the time of day, so that the same stories give the same bytes.
 *
 * <p>Guarantee: documents are replaced whole, and stories before the lists that lead to them. A page that cannot be made
 * leaves its last version where it is and stops no other. When the database fails the refresh ends with its exception,
 * and the next one does the work again. Safe for many threads.
 */
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Stories stories;
    private final Syndication syndication;
    private final Archive archive;
    private final IssuePage issuePage;
    private final Wording wording;
    private final Pages pages;
    private final Shelf shelf;
    private final Shelving shelving;
    private final Catalogue catalogue = new Catalogue();
    private final StoryPages storyPages;
    private final ListPages listPages;
    private final IssueFeeds issueFeeds;
    private final Signposts signposts;
    private final Map<Newsletter, List<Archive.Printed>> issues = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();
    private Mark seen = new Mark(Map.of(), "", "none");
    private Map<String, Long> fed = Map.of();
    private Set<Section> listed = Set.of();

    /** The page of an issue: what was mailed, with the reader's own parts neutral. */
    @FunctionalInterface
    public interface IssuePage {
        String of(Newsletter newsletter, Issue issue, Edition edition);
    }

    /** All that the site is made from, at one moment. */
    private record Mark(Map<String, Long> stories, String issues, String templates) {}

    public Site(
            Stories stories,
            Syndication syndication,
            Archive archive,
            IssuePage issuePage,
            SiteAddress site,
            Wording wording,
            Pages pages,
            Shelf shelf) {
        this.stories = stories;
        this.syndication = syndication;
        this.archive = archive;
        this.issuePage = issuePage;
        this.wording = wording;
        this.pages = pages;
        this.shelf = shelf;
        this.shelving = new Shelving(shelf);
        FeedLinks feeds = new FeedLinks(site, wording);
        this.storyPages = new StoryPages(stories, site, wording, pages, feeds);
        this.listPages = new ListPages(stories, wording, pages, feeds);
        this.issueFeeds = new IssueFeeds(archive, site, syndication);
        this.signposts = new Signposts(site);
    }

    /** Sets what is stale. @return how many documents changed */
    public synchronized int refresh() {
        pictures();
        // read before the stories: what changes meanwhile is stale once more
        Mark now = new Mark(stories.touched(), archive.stamp(), pages.stamp());
        if (now.equals(seen)) {
            return 0;
        }
        boolean everything = !now.templates().equals(seen.templates());
        Set<String> stale = stale(now.stories(), seen.stories(), everything);
        set(now, stale, everything);
        seen = now;
        int changes = shelving.changes();
        LOG.info("site: {} documents changed", changes);
        return changes;
    }

    private void set(Mark now, Set<String> stale, boolean everything) {
        List<Card> lost = catalogue.reload(stories, stale, wording::opening);
        readIssues();
        catalogue.sort(issues.values().stream().flatMap(List::stream).toList());
        List<Section> found = stories.sections();
        List<Section> sections = wording.paper().inOrder(found);
        PartWords.Masthead paper = wording.masthead(found);
        boolean nav = everything || !Set.copyOf(sections).equals(listed);
        if (everything) {
            storyPages.forget();
        }
        storyPages.refresh(catalogue, paper, shelving);
        issuePages();
        feeds(now.stories());
        for (Section section : sections) {
            String path = SiteAddress.section(section.slug());
            if (nav || stale.contains(section.slug()) || shelving.hasFailed(path)) {
                section(path, paper, section);
            }
        }
        newsletters(paper);
        front(paper, sections);
        fixtures(paper, sections);
        signposts(sections);
        gone(lost, sections);
        listed = Set.copyOf(sections);
    }

    /** The slugs of the sections whose mark moved. */
    private static Set<String> stale(Map<String, Long> now, Map<String, Long> seen, boolean everything) {
        String kind = "section/";
        return now.entrySet().stream()
                .filter(label -> label.getKey().startsWith(kind))
                .filter(label -> everything || !Objects.equals(label.getValue(), seen.get(label.getKey())))
                .map(label -> label.getKey().substring(kind.length()))
                .collect(Collectors.toSet());
    }

    private void readIssues() {
        issues.clear();
        wording.paper().newsletters().forEach(one -> issues.put(one, archive.issues(one.name())));
    }

    /** An issue's page never changes once it is there. */
    private void issuePages() {
        issues.forEach((newsletter, all) -> all.forEach(printed -> {
            String path = printed.issue().address();
            if (shelf.at(path).isEmpty()) {
                archive.edition(printed.issue())
                        .ifPresent(edition -> shelving.page(
                                path,
                                printed.issue().openedAt(),
                                () -> issuePage.of(newsletter, printed.issue(), edition)));
            }
        }));
    }

    private void feeds(Map<String, Long> now) {
        boolean made = shelving.every("/feeds/", () -> syndication.rebuild(fed).stream().map(Site::document));
        fed = made ? now : fed;
        issues.forEach((newsletter, all) -> issueFeeds.refresh(newsletter, all, shelving));
    }

    private static Document document(FeedDocument feed) {
        return IssueFeeds.document(feed.path(), feed);
    }

    private void section(String path, PartWords.Masthead paper, Section section) {
        Instant changed = ListPages.changed(catalogue.of(section.slug()));
        shelving.page(path, changed, () -> listPages.section(paper, section, catalogue));
    }

    private void newsletters(PartWords.Masthead paper) {
        if (issues.isEmpty()) {
            return;
        }
        shelving.page("/newsletters/", Instant.EPOCH, () -> listPages.newsletters(paper));
        issues.forEach((newsletter, all) -> shelving.page(
                SiteAddress.newsletter(newsletter.name()),
                all.stream().findFirst().map(one -> one.issue().openedAt()).orElse(Instant.EPOCH),
                () -> listPages.newsletter(paper, newsletter, numbers(newsletter, all))));
    }

    private List<PartWords.Number> numbers(Newsletter newsletter, List<Archive.Printed> all) {
        return all.stream()
                .map(printed -> wording.number(newsletter, printed.issue(), printed.lead(), printed.preheader()))
                .toList();
    }

    private void front(PartWords.Masthead paper, List<Section> sections) {
        List<PartWords.Number> newest = new ArrayList<>();
        issues.forEach((newsletter, all) ->
                newest.addAll(numbers(newsletter, all.stream().limit(1).toList())));
        Instant issued = issues.values().stream()
                .flatMap(List::stream)
                .map(printed -> printed.issue().openedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant changed = ListPages.changed(catalogue.all());
        shelving.page(
                SiteAddress.front(),
                changed.isAfter(issued) ? changed : issued,
                () -> listPages.front(paper, sections, newest));
    }

    private void fixtures(PartWords.Masthead paper, List<Section> sections) {
        boolean outline = shelf.at("/feeds.opml").isPresent();
        shelving.page("/feeds/", Instant.EPOCH, () -> listPages.feeds(paper, sections, outline));
        shelving.page("/404", Instant.EPOCH, pages::missing);
        shelving.set("/favicon.svg", () -> Document.of(
                "/favicon.svg", "image/svg+xml", pages.favicon().getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
        shelving.put(Document.of("/icon.png", "image/png", resource("icon.png"), Instant.EPOCH));
        shelving.put(Document.of("/favicon.ico", "image/x-icon", resource("favicon.ico"), Instant.EPOCH));
    }

    private void signposts(List<Section> sections) {
        Stream<Signposts.Place> lists = Stream.concat(
                        Stream.of(SiteAddress.front(), "/feeds/", "/newsletters/"),
                        Stream.concat(
                                sections.stream().map(section -> SiteAddress.section(section.slug())),
                                issues.keySet().stream().map(one -> SiteAddress.newsletter(one.name()))))
                .flatMap(path -> shelf.at(path).stream())
                .map(document -> new Signposts.Place(document.path(), document.lastModified()));
        Stream<Signposts.Place> printed = issues.values().stream()
                .flatMap(List::stream)
                .map(one -> new Signposts.Place(one.issue().address(), one.issue().openedAt()));
        Stream<Signposts.Place> told =
                catalogue.all().stream().map(card -> new Signposts.Place(card.address(), card.updated()));
        signposts.sitemaps(Stream.of(lists, printed, told).flatMap(each -> each).toList(), shelving);
        signposts.robots(shelving);
    }

    private void gone(List<Card> lost, List<Section> sections) {
        lost.forEach(card -> storyPages.lost(card, shelving));
        stories.retracted().forEach(path -> shelving.retire(SiteAddress.story(path)));
        listed.stream()
                .filter(section -> !sections.contains(section))
                .forEach(section -> shelving.remove(SiteAddress.section(section.slug())));
    }

    private void pictures() {
        shelf.refused().stream().filter(refused::add).forEach(LOG::warn);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Site.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
