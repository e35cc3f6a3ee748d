package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Label;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PageWords;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/**
 * Makes the pages that list stories: the front page, sections, newsletters. The lead of the front page is the newest
 * story with a picture among the newest six, or the newest; each story stands on it once.
 */
final class ListPages {
    static final String NEWSLETTERS = "/newsletters/";
    static final String FEEDS = "/feeds/";

    private static final int LEAD_FROM = 6;
    private static final int SECONDS = 8;
    private static final int IN_COLUMN = 5;
    private static final int IN_SECTION = 21;
    private static final int EARLIER = 200;

    private final Stories stories;
    private final Wording wording;
    private final Pages pages;
    private final FeedLinks feeds;

    ListPages(Stories stories, Wording wording, Pages pages, FeedLinks feeds) {
        this.stories = stories;
        this.wording = wording;
        this.pages = pages;
        this.feeds = feeds;
    }

    /** @param issues the last one of each newsletter */
    String front(PartWords.Masthead paper, List<Section> sections, List<PartWords.Issue> issues) {
        List<Story> newest = stories.latest(Label.ALL, SECONDS + 1);
        Optional<Story> lead = newest.stream()
                .limit(LEAD_FROM)
                .filter(story -> story.copy().picture().isPresent())
                .findFirst()
                .or(() -> newest.stream().findFirst());
        List<Story> seconds = newest.stream()
                .filter(story ->
                        lead.map(first -> first.number() != story.number()).orElse(true))
                .toList();
        Set<Long> shown = new HashSet<>();
        newest.forEach(story -> shown.add(story.number()));
        Optional<Instant> date = newest.stream().findFirst().map(Story::publishedAt);
        return pages.front(new PageWords.Front(
                paper,
                wording.head(SiteAddress.front(), paper.name(), paper.motto(), feeds.all()),
                date.map(wording::date).orElse(""),
                date.map(wording::day).map(String::valueOf).orElse(""),
                lead.map(wording::teaser),
                seconds.stream().map(wording::teaser).toList(),
                issues,
                columns(sections, shown)));
    }

    String section(PartWords.Masthead paper, Section section, Catalogue catalogue) {
        List<Story> newest = stories.latest(Label.of(section), IN_SECTION);
        List<PartWords.Line> earlier = catalogue.of(section.slug()).stream()
                .skip(newest.size())
                .limit(EARLIER)
                .map(card ->
                        wording.line(card.headline(), wording.date(card.published()), card.address(), card.language()))
                .toList();
        String description = wording.paper().name() + ": " + section.name();
        return pages.section(new PageWords.Section(
                paper,
                wording.head(
                        SiteAddress.section(section.slug()),
                        section.name(),
                        description,
                        newest.isEmpty() ? feeds.all() : feeds.of(section)),
                wording.link(section),
                newest.stream().map(wording::teaser).toList(),
                earlier));
    }

    String newsletters(PartWords.Masthead paper) {
        String title = String.join(
                ", ",
                wording.paper().newsletters().stream().map(Newsletter::masthead).toList());
        return pages.newsletters(
                new PageWords.Newsletters(paper, wording.head(NEWSLETTERS, title, title, feeds.all())));
    }

    String newsletter(PartWords.Masthead paper, Newsletter newsletter, List<PartWords.Issue> issues) {
        return pages.newsletter(new PageWords.Newsletter(
                paper,
                wording.head(
                        SiteAddress.newsletter(newsletter.name()),
                        newsletter.masthead(),
                        newsletter.description(),
                        feeds.of(newsletter)),
                wording.title(newsletter),
                issues));
    }

    String feeds(PartWords.Masthead paper, List<Section> sections, boolean outline) {
        return pages.feeds(new PageWords.Feeds(
                paper,
                wording.head(FEEDS, "Feeds", paper.name() + ": RSS, Atom, JSON Feed", feeds.all()),
                feeds.sets(sections),
                outline ? wording.address("/feeds.opml") : ""));
    }

    private List<PartWords.Column> columns(List<Section> sections, Set<Long> shown) {
        List<PartWords.Column> columns = new ArrayList<>();
        for (Section section : sections) {
            List<Story> fresh = stories.latest(Label.of(section), IN_COLUMN + SECONDS + 1).stream()
                    .filter(story -> shown.add(story.number()))
                    .limit(IN_COLUMN)
                    .toList();
            if (!fresh.isEmpty()) {
                columns.add(new PartWords.Column(
                        wording.link(section),
                        fresh.stream().map(wording::teaser).toList()));
            }
        }
        return columns;
    }

    /** When the newest of some cards changed; the epoch for none. */
    static Instant changed(List<Card> cards) {
        return cards.stream().map(Card::changed).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
