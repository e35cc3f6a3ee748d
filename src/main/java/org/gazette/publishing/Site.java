package org.gazette.publishing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.feeds.Syndication;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
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
    private final Wording wording;
    private final Pages pages;
    private final Shelf shelf;
    private final Shelving shelving;
    private final Catalogue catalogue = new Catalogue();
    private final StoryPages storyPages;
    private final ListPages listPages;
    private final IssuePages issuePages;
    private final Fixtures fixtures;
    private final Signposts signposts;
    private final Set<String> refused = new HashSet<>();
    private Mark seen = new Mark(Map.of(), "", "none");
    private Map<String, Long> fed = Map.of();
    private Set<Section> listed = Set.of();

    /** The page of an issue: what was mailed, with the reader's own parts neutral; empty when it was not kept. */
    @FunctionalInterface
    public interface IssuePage {
        Optional<String> of(Newsletter newsletter, Issue issue);
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
        this.wording = wording;
        this.pages = pages;
        this.shelf = shelf;
        this.shelving = new Shelving(shelf);
        FeedLinks feeds = new FeedLinks(site, wording);
        this.storyPages = new StoryPages(stories, site, wording, pages, feeds);
        this.listPages = new ListPages(stories, wording, pages, feeds);
        IssueFeeds issueFeeds = new IssueFeeds(archive, site, syndication);
        this.issuePages = new IssuePages(archive, issuePage, wording, listPages, issueFeeds);
        this.fixtures = new Fixtures(pages);
        this.signposts = new Signposts(site);
    }

    /** Sets what is stale. @return how many documents changed */
    public synchronized int refresh() {
        shelf.refused().stream().filter(refused::add).forEach(LOG::warn);
        // read before the stories: what changes meanwhile is stale once more
        Mark now = new Mark(stories.touched(), archive.stamp(), pages.stamp());
        if (now.equals(seen)) {
            return 0;
        }
        set(now, !now.templates().equals(seen.templates()));
        seen = now;
        int changes = shelving.changes();
        LOG.info("site: {} documents changed", changes);
        return changes;
    }

    private void set(Mark now, boolean everything) {
        Set<String> stale = stale(now.stories(), everything ? Map.of() : seen.stories());
        List<Card> lost = catalogue.reload(stories, stale, wording::opening);
        issuePages.read();
        catalogue.sort(issuePages.all());
        List<Section> found = stories.sections();
        List<Section> sections = wording.paper().inOrder(found);
        PartWords.Masthead paper = wording.masthead(found);
        if (everything) {
            storyPages.forget();
        }
        storyPages.refresh(catalogue, paper, shelving);
        issuePages.pages(shelf, shelving);
        feeds(now.stories());
        issuePages.lists(paper, shelving);
        boolean all = everything || !Set.copyOf(sections).equals(listed);
        sections.stream()
                .filter(section -> all || stale.contains(section.slug()) || failed(section))
                .forEach(section -> section(paper, section));
        shelving.page(ListPages.FEEDS, Instant.EPOCH, () -> listPages.feeds(paper, told(sections), outline()));
        front(paper, sections);
        fixtures.set(shelving);
        signposts(sections);
        gone(lost, sections);
    }

    /** The slugs of the sections whose mark moved. */
    private static Set<String> stale(Map<String, Long> now, Map<String, Long> seen) {
        String kind = "section/";
        return now.entrySet().stream()
                .filter(label -> label.getKey().startsWith(kind))
                .filter(label -> !Objects.equals(label.getValue(), seen.get(label.getKey())))
                .map(label -> label.getKey().substring(kind.length()))
                .collect(Collectors.toSet());
    }

    private void feeds(Map<String, Long> now) {
        boolean made = shelving.every(
                ListPages.FEEDS + "*", () -> syndication.rebuild(fed).stream().map(IssueFeeds::document));
        fed = made ? now : fed;
    }

    /** Those that have stories, and so a feed. */
    private List<Section> told(List<Section> sections) {
        return sections.stream()
                .filter(section -> !catalogue.of(section.slug()).isEmpty())
                .toList();
    }

    private boolean outline() {
        return shelf.at("/feeds.opml").isPresent();
    }

    private boolean failed(Section section) {
        return shelving.hasFailed(SiteAddress.section(section.slug()));
    }

    private void section(PartWords.Masthead paper, Section section) {
        Instant changed = ListPages.changed(catalogue.of(section.slug()));
        shelving.page(SiteAddress.section(section.slug()), changed, () -> listPages.section(paper, section, catalogue));
    }

    private void front(PartWords.Masthead paper, List<Section> sections) {
        Instant told = ListPages.changed(catalogue.all());
        Instant issued = issuePages.changed();
        shelving.page(
                SiteAddress.front(),
                told.isAfter(issued) ? told : issued,
                () -> listPages.front(paper, sections, issuePages.newest()));
    }

    private void signposts(List<Section> sections) {
        List<String> lists = Stream.of(
                        Stream.of(SiteAddress.front(), ListPages.FEEDS, ListPages.NEWSLETTERS),
                        sections.stream().map(section -> SiteAddress.section(section.slug())),
                        wording.paper().newsletters().stream().map(one -> SiteAddress.newsletter(one.name())))
                .flatMap(each -> each)
                .toList();
        signposts.sitemaps(
                Stream.of(
                                lists.stream()
                                        .flatMap(path -> shelf.at(path).stream())
                                        .map(Signposts.Place::of),
                                issuePages.all().stream().map(Signposts.Place::of),
                                catalogue.all().stream().map(Signposts.Place::of))
                        .flatMap(each -> each)
                        .toList(),
                shelving);
        signposts.robots(shelving);
    }

    private void gone(List<Card> lost, List<Section> sections) {
        lost.forEach(card -> storyPages.lost(card, shelving));
        stories.retracted().forEach(path -> shelving.retire(SiteAddress.story(path)));
        listed.stream()
                .filter(section -> sections.stream().noneMatch(one -> one.slug().equals(section.slug())))
                .forEach(section -> shelving.remove(SiteAddress.section(section.slug())));
        listed = Set.copyOf(sections);
    }
}
