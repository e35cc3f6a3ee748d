package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gazette.stories.Label;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PageWords;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/**
 * Sets the pages that list stories: the front page, and those of sections, tags and authors. The lead of the front page
 * is the newest story with a picture among the newest six, or the newest; each story stands on it once. What the front
 * page shows of a section is held here until something changes in the section. Safe for many threads.
 */
final class ListPages {
    private static final int LEAD_FROM = 6;
    private static final int SECONDS = 8;
    private static final int IN_COLUMN = 5;
    private static final int ON_PAGE = 21;
    private static final int EARLIER = 200;

    private final Stories stories;
    private final Directory directory;
    private final Teasers teasers;
    private final Wording wording;
    private final Pages pages;
    private final FeedLinks feeds;
    private final Shelving shelving;
    private final Map<Label, List<Teasers.Shown>> held = new ConcurrentHashMap<>();
    private final Set<Label> failed = ConcurrentHashMap.newKeySet();

    ListPages(
            Stories stories,
            Directory directory,
            Teasers teasers,
            Wording wording,
            Pages pages,
            FeedLinks feeds,
            Shelving shelving) {
        this.stories = stories;
        this.directory = directory;
        this.teasers = teasers;
        this.wording = wording;
        this.pages = pages;
        this.feeds = feeds;
        this.shelving = shelving;
    }

    /** The sections that have a page: the paper's own, and those with stories. */
    List<Section> sections() {
        return wording.paper().inOrder(directory.sections());
    }

    /** The labels whose pages could not be set, to be tried again; that of all stories for the front page. */
    Set<Label> failed() {
        return failed;
    }

    /** What is held of some labels is read again when it is asked for. */
    void forget(Collection<Label> labels) {
        labels.forEach(held::remove);
    }

    /** The page that lists the stories of a label, where it has one. */
    static Optional<String> address(Label label) {
        return switch (label.kind()) {
            case SECTION -> Optional.of(SiteAddress.section(label.slug()));
            case TAG -> Optional.of(SiteAddress.tag(label.slug()));
            case AUTHOR -> Optional.of(SiteAddress.author(label.slug()));
            case ALL, FEED -> Optional.empty();
        };
    }

    /** Sets the pages of some labels, and takes away those of labels that have no stories any more. */
    void set(Collection<Label> labels, PartWords.Masthead paper) {
        Together.each(labels, label -> address(label).ifPresent(address -> set(label, address, paper)));
    }

    /**
     * Sets the front page.
     *
     * @param issues the last one of each newsletter
     * @param issued when the newest of them came out
     */
    void front(PartWords.Masthead paper, List<PartWords.Issue> issues, Instant issued) {
        List<Teasers.Shown> newest = read(Label.ALL, SECONDS + 1);
        List<Section> sections = sections();
        Together.each(sections, section -> newest(Label.of(section)));
        Instant told = Teasers.newest(newest);
        boolean made = shelving.page(
                SiteAddress.front(),
                told.isAfter(issued) ? told : issued,
                () -> pages.front(front(paper, newest, issues, columns(sections, newest))));
        remember(Label.ALL, made);
    }

    private PageWords.Front front(
            PartWords.Masthead paper,
            List<Teasers.Shown> newest,
            List<PartWords.Issue> issues,
            List<PartWords.Column> columns) {
        Optional<PartWords.Teaser> lead = newest.stream()
                .map(Teasers.Shown::teaser)
                .limit(LEAD_FROM)
                .filter(teaser -> teaser.picture().isPresent())
                .findFirst()
                .or(() -> newest.stream().map(Teasers.Shown::teaser).findFirst());
        Optional<Instant> date = newest.stream().findFirst().map(Teasers.Shown::published);
        return new PageWords.Front(
                paper,
                wording.head(SiteAddress.front(), paper.name(), paper.motto(), feeds.all()),
                date.map(wording::date).orElse(""),
                date.map(wording::day).map(String::valueOf).orElse(""),
                lead,
                newest.stream()
                        .map(Teasers.Shown::teaser)
                        .filter(teaser -> !teaser.address()
                                .equals(lead.map(PartWords.Teaser::address).orElse("")))
                        .toList(),
                issues,
                columns);
    }

    private List<PartWords.Column> columns(List<Section> sections, List<Teasers.Shown> newest) {
        Set<Long> taken = new HashSet<>();
        newest.forEach(shown -> taken.add(shown.number()));
        List<PartWords.Column> columns = new ArrayList<>();
        for (Section section : sections) {
            List<PartWords.Teaser> fresh = newest(Label.of(section)).stream()
                    .limit(IN_COLUMN + SECONDS + 1)
                    .filter(shown -> taken.add(shown.number()))
                    .limit(IN_COLUMN)
                    .map(Teasers.Shown::teaser)
                    .toList();
            if (!fresh.isEmpty()) {
                columns.add(new PartWords.Column(wording.link(section), fresh));
            }
        }
        return columns;
    }

    private void set(Label label, String address, PartWords.Masthead paper) {
        Optional<String> name = name(label);
        if (name.isEmpty()) {
            shelving.remove(address);
            remember(label, true);
            return;
        }
        List<Teasers.Shown> newest = label.kind() == Label.Kind.SECTION ? newest(label) : read(label, ON_PAGE);
        boolean made =
                shelving.page(address, Teasers.newest(newest), () -> page(label, name.get(), address, newest, paper));
        remember(label, made);
    }

    private String page(
            Label label, String name, String address, List<Teasers.Shown> newest, PartWords.Masthead paper) {
        PartWords.Head head = wording.head(
                address,
                name,
                wording.paper().name() + ": " + name,
                newest.isEmpty() ? feeds.all() : feeds.of(label, name));
        PartWords.Link link = new PartWords.Link(name, wording.address(address));
        List<PartWords.Teaser> shown =
                newest.stream().map(Teasers.Shown::teaser).toList();
        List<PartWords.Line> earlier = earlier(label, newest);
        return switch (label.kind()) {
            case TAG -> pages.tag(new PageWords.Tag(paper, head, link, shown, earlier));
            case AUTHOR -> pages.author(new PageWords.Author(paper, head, link, shown, earlier));
            default -> pages.section(new PageWords.Section(paper, head, link, shown, earlier));
        };
    }

    private List<PartWords.Line> earlier(Label label, List<Teasers.Shown> newest) {
        if (newest.size() < ON_PAGE) {
            return List.of();
        }
        Instant before = newest.get(newest.size() - 1).published();
        return stories.headlines(label, Instant.EPOCH, before, EARLIER).stream()
                .map(wording::line)
                .toList();
    }

    /** As printed: the paper's own sections always are, others while they have stories. */
    private Optional<String> name(Label label) {
        return wording.paper().sections().stream()
                .filter(section -> Label.of(section).equals(label))
                .map(Section::name)
                .findFirst()
                .or(() -> directory.name(label));
    }

    private List<Teasers.Shown> newest(Label section) {
        return held.computeIfAbsent(section, label -> read(label, ON_PAGE));
    }

    private List<Teasers.Shown> read(Label label, int atMost) {
        return stories.latest(label, atMost).stream().map(teasers::shown).toList();
    }

    private void remember(Label label, boolean made) {
        if (made) {
            failed.remove(label);
        } else if (failed.size() < Shelving.MOST_FAILED) {
            failed.add(label);
        }
    }
}
