package org.gazette.publishing;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gazette.feeds.Feed;
import org.gazette.feeds.Syndication;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Label;
import org.gazette.stories.Location;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Makes documents: those that a change touches, or all of them step by step. Not for many threads. */
final class Making {
    private static final int LISTS_IN_STEP = 20;

    private final Stories stories;
    private final Wording wording;
    private final Shelf shelf;
    private final Shelving shelving;
    private final Directory directory;
    private final Stops stops;
    private final Teasers teasers;
    private final StoryPages storyPages;
    private final ListPages listPages;
    private final IssuePages issuePages;
    private final Newsstand newsstand;
    private final Fixtures fixtures;
    private final Signposts signposts;
    private final Deque<Label> lists = new ArrayDeque<>();
    private Optional<Walk> walk = Optional.empty();

    Making(
            Stories stories,
            Syndication syndication,
            Archive archive,
            Site.IssuePage issuePage,
            SiteAddress site,
            Wording wording,
            Pages pages,
            Directory directory,
            Shelf shelf,
            Clock clock) {
        this.stories = stories;
        this.wording = wording;
        this.shelf = shelf;
        this.shelving = new Shelving(shelf);
        this.directory = directory;
        this.stops = new Stops(stories);
        this.teasers = new Teasers(stories, wording);
        FeedLinks links = new FeedLinks(site, wording);
        this.storyPages = new StoryPages(stories, stops, teasers, wording, pages, links, shelving);
        this.listPages = new ListPages(stories, directory, teasers, wording, pages, links, shelving);
        this.newsstand = new Newsstand(syndication, stories, wording, pages, links, shelf, shelving);
        IssueFeeds issueFeeds = new IssueFeeds(syndication.writer(), archive, site, newsstand);
        this.issuePages = new IssuePages(archive, issuePage, wording, pages, links, issueFeeds, shelf, shelving);
        this.fixtures = new Fixtures(pages, links);
        this.signposts = new Signposts(stories, site, wording.paper(), clock, shelving);
    }

    /** Learns what stands on a shelf that was filled before. @return the issues that came since */
    List<Archive.Printed> resume(PartWords.Masthead paper) {
        List<Archive.Printed> moved = issues();
        signposts.read();
        signposts.pages(lists(), issuePages.all());
        signposts.news();
        storyPages.retire(paper);
        return moved;
    }

    /** Reads which issues there are. @return those that came or went since */
    List<Archive.Printed> issues() {
        List<Archive.Printed> moved = issuePages.read();
        stops.issues(issuePages.all());
        return moved;
    }

    Feed feed(Newsletter newsletter) {
        return newsstand.feed(newsletter);
    }

    /** The stories whose pages could not be made. */
    Set<Long> failedStories() {
        return storyPages.failed();
    }

    /** The labels whose lists could not be made. */
    Set<Label> failedLists() {
        return listPages.failed();
    }

    /** The issues whose pages could not be made. */
    List<Archive.Printed> failedIssues() {
        return issuePages.failed();
    }

    /**
     * Sets all that changes touch, and shows it when all of it is made: what is new before what leads to it. A list, or the
     * page of a neighbour, reads the newest stories there are, which may be newer than the changes: their pages are set too.
     *
     * @param relisted whether a section, tag or author came, went or is printed otherwise
     * @param later asked for the numbers of the stories that changed since, when all else is made
     */
    void follow(Touched touched, boolean relisted, PartWords.Masthead paper, Supplier<Set<Long>> later) {
        List<Location> places = touched.stories().keySet().stream()
                .flatMap(number -> stories.location(number).stream())
                .toList();
        shelving.hold();
        try {
            issuePages.set(touched.issues());
            storyPages.set(around(touched, places), paper);
            lead(touched, places, relisted, paper);
            storyPages.set(later.get(), paper);
        } catch (RuntimeException e) {
            shelving.drop();
            throw e;
        }
        shelving.release();
    }

    /** Sets what leads to stories. */
    private void lead(Touched touched, List<Location> places, boolean relisted, PartWords.Masthead paper) {
        Together.run(
                () -> feeds(touched, relisted, paper),
                () -> pages(touched, places, paper),
                () -> sitemaps(touched, places, relisted));
    }

    private void feeds(Touched touched, boolean relisted, PartWords.Masthead paper) {
        newsstand.set(touched.labels());
        if (relisted) {
            newsstand.lists(paper, directory.sections());
        }
    }

    private void pages(Touched touched, List<Location> places, PartWords.Masthead paper) {
        Set<Label> labels = touched.labels();
        boolean issued = !touched.issues().isEmpty();
        listPages.forget(labels);
        listPages.set(labels, paper);
        if (issued || labels.contains(Label.ALL)) {
            listPages.front(paper, issuePages.newest(), issuePages.changed());
        }
        if (issued || places.stream().anyMatch(place -> !place.shown())) {
            issuePages.lists(paper);
        }
    }

    private void sitemaps(Touched touched, List<Location> places, boolean relisted) {
        if (relisted || !touched.issues().isEmpty()) {
            signposts.pages(lists(), issuePages.all());
        }
        signposts.set(places);
    }

    /** Makes what every reader sees first, and all that is no page; the pages follow step by step. */
    void everything(PartWords.Masthead paper) {
        if (shelf.at(SiteAddress.front()).isPresent()) {
            shelving.keepInMind();
        }
        issues();
        everyPage(paper);
        issuePages.set(issuePages.all());
        newsstand.everything();
        signposts.read();
        signposts.pages(lists(), issuePages.all());
        signposts.everything();
    }

    /** Makes the lists that every reader sees first; the other pages follow step by step. */
    void everyPage(PartWords.Masthead paper) {
        List<Label> sections = listPages.sections().stream().map(Label::of).toList();
        fixtures.set(shelving);
        listPages.forget(sections);
        listPages.front(paper, issuePages.newest(), issuePages.changed());
        listPages.set(sections, paper);
        issuePages.lists(paper);
        newsstand.lists(paper, directory.sections());
        storyPages.retire(paper);
        lists.clear();
        directory.labels(Label.Kind.TAG).forEach(lists::add);
        directory.labels(Label.Kind.AUTHOR).forEach(lists::add);
        walk = Optional.of(walk());
    }

    /** Whether every page that is to come has come. */
    boolean isDone() {
        return lists.isEmpty() && walk.isEmpty();
    }

    /** Makes some more of the pages. */
    void step(PartWords.Masthead paper) {
        List<Label> some = lists.stream().limit(LISTS_IN_STEP).toList();
        listPages.set(some, paper);
        some.forEach(label -> lists.remove());
        if (lists.isEmpty()) {
            walk.ifPresent(one -> walk(one, paper));
        }
    }

    /** Lets the walk through all stories go on afresh, since a story changes. @return those to be set by themselves */
    List<Long> interrupt() {
        return walk.map(Walk::interrupt).orElse(List.of());
    }

    void age() {
        signposts.age();
    }

    /** How many documents changed since this was asked last. */
    int changes() {
        return shelving.changes();
    }

    private void walk(Walk one, PartWords.Masthead paper) {
        walk = Optional.of(walk());
        boolean more = one.step(paper);
        walk = more ? Optional.of(one) : Optional.empty();
        if (!more) {
            shelving.sweep(this::isStale);
        }
    }

    private Walk walk() {
        return new Walk(stories, stops, teasers, storyPages);
    }

    /** Whether a document that was not made with all others has no right to stand: feeds that failed stay. */
    private boolean isStale(String path) {
        boolean feed = path.matches(".*\\.(rss|atom|json)");
        return !path.startsWith("/media/") && !(feed && newsstand.offers(path));
    }

    /** The stories whose pages show what was touched. */
    private Set<Long> around(Touched touched, List<Location> places) {
        Set<Long> numbers = new LinkedHashSet<>(touched.stories().keySet());
        for (Location place : places) {
            numbers.addAll(stops.around(place.published()));
            touched.stories().getOrDefault(place.number(), Set.of()).stream()
                    .filter(label -> label.kind() == Label.Kind.SECTION)
                    .forEach(label -> numbers.addAll(stories.followers(label, place.published(), StoryPages.EARLIER)));
        }
        touched.issues()
                .forEach(issue -> numbers.addAll(stops.around(issue.issue().openedAt())));
        return numbers;
    }

    /** The paths of all pages that list something. */
    private List<String> lists() {
        List<String> paths = new ArrayList<>(List.of(SiteAddress.front(), Newsstand.FEEDS));
        List<Newsletter> newsletters = wording.paper().newsletters();
        if (!newsletters.isEmpty()) {
            paths.add(IssuePages.NEWSLETTERS);
        }
        newsletters.forEach(one -> paths.add(SiteAddress.newsletter(one.name())));
        listPages.sections().stream()
                .map(Section::slug)
                .map(SiteAddress::section)
                .forEach(paths::add);
        directory
                .labels(Label.Kind.AUTHOR)
                .map(Label::slug)
                .map(SiteAddress::author)
                .forEach(paths::add);
        directory.labels(Label.Kind.TAG).map(Label::slug).map(SiteAddress::tag).forEach(paths::add);
        return paths;
    }
}
