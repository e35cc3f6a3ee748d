package org.gazette.publishing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedDocument;
import org.gazette.feeds.Syndication;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Label;
import org.gazette.stories.Listing;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PageWords;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Lays the feeds of stories out, and the two lists of feeds: the page for readers, the OPML for their programs. */
final class Newsstand {
    static final String FEEDS = "/feeds/";

    private final Syndication syndication;
    private final Stories stories;
    private final Wording wording;
    private final Pages pages;
    private final FeedLinks links;
    private final Shelf shelf;
    private final Shelving shelving;

    Newsstand(
            Syndication syndication,
            Stories stories,
            Wording wording,
            Pages pages,
            FeedLinks links,
            Shelf shelf,
            Shelving shelving) {
        this.syndication = syndication;
        this.stories = stories;
        this.wording = wording;
        this.pages = pages;
        this.links = links;
        this.shelf = shelf;
        this.shelving = shelving;
    }

    /** Every feed and archive, from nothing. */
    void everything() {
        syndication.everything(shelving::put);
    }

    /** The feeds of some labels, and the archives that were closed since. */
    void set(Collection<Label> labels) {
        syndication.ready(labels);
        Together.each(labels, label -> {
            if (syndication.archived(label)) {
                archives(label);
            }
            syndication.documents(label).forEach(shelving::put);
        });
    }

    /**
     * Sets the lists of feeds.
     *
     * @param sections those with stories
     */
    void lists(PartWords.Masthead paper, List<Section> sections) {
        List<Feed> newsletters =
                wording.paper().newsletters().stream().map(this::feed).toList();
        FeedDocument outline = syndication.list(newsletters);
        shelving.put(outline);
        shelving.page(FEEDS, Instant.EPOCH, () -> page(paper, sections, outline.path()));
    }

    /** The feed of a newsletter's issues. */
    Feed feed(Newsletter newsletter) {
        return syndication.ofNewsletter(
                newsletter.name(),
                newsletter.masthead(),
                newsletter.description(),
                newsletter.language().toLanguageTag());
    }

    /** Whether anybody could follow a feed at this path: the documents of feeds that failed stay. */
    boolean offers(String path) {
        String name = path.substring(FEEDS.length()).replaceFirst("(/archive/\\d+)?\\.\\w+$", "");
        return syndication.feed(name).isPresent();
    }

    /** Those that are not there yet, the oldest first, so that a run that was cut short leaves no gap behind it. */
    private void archives(Label label) {
        int last = stories.listing(label).map(Listing::volume).orElse(0) - 2;
        int first = last + 1;
        while (first > 1 && missing(label, first - 1)) {
            first--;
        }
        for (int number = first; number <= last; number++) {
            syndication.archive(label, number).ifPresent(shelving::put);
        }
    }

    private boolean missing(Label label, int number) {
        return shelf.at(SiteAddress.archive(FeedLinks.name(label), number)).isEmpty();
    }

    private String page(PartWords.Masthead paper, List<Section> sections, String outline) {
        List<Feed> own = syndication.feeds().stream()
                .filter(feed -> !feed.name().contains("/"))
                .filter(feed -> !feed.name().equals(FeedLinks.name(Label.ALL)))
                .toList();
        return pages.feeds(new PageWords.Feeds(
                paper,
                wording.head(FEEDS, "Feeds", paper.name() + ": RSS, Atom, JSON Feed", links.with(own)),
                links.sets(sections, own),
                wording.address(outline)));
    }
}
