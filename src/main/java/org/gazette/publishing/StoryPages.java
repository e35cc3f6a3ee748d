package org.gazette.publishing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Label;
import org.gazette.stories.Location;
import org.gazette.stories.Retraction;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PageWords;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Sets the pages of stories, and the notices in the place of those that were taken back. Safe for many threads. */
final class StoryPages {
    /** How many stories of its section that came before it a page shows. */
    static final int EARLIER = 5;

    private final Stories stories;
    private final Stops stops;
    private final Teasers teasers;
    private final Wording wording;
    private final Pages pages;
    private final FeedLinks feeds;
    private final Shelving shelving;
    private final Set<Long> failed = ConcurrentHashMap.newKeySet();

    StoryPages(
            Stories stories,
            Stops stops,
            Teasers teasers,
            Wording wording,
            Pages pages,
            FeedLinks feeds,
            Shelving shelving) {
        this.stories = stories;
        this.stops = stops;
        this.teasers = teasers;
        this.wording = wording;
        this.pages = pages;
        this.feeds = feeds;
        this.shelving = shelving;
    }

    /** What a story's page shows beside its own words. */
    record Around(Optional<Stop> previous, Optional<Stop> next, List<Teasers.Told> earlier) {
        Instant changed(Story story) {
            return Stream.of(
                            Stream.of(Teasers.changed(story)),
                            previous.stream().map(Stop::changed),
                            next.stream().map(Stop::changed),
                            earlier.stream().map(Teasers.Told::changed))
                    .flatMap(each -> each)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Sets what stands at the addresses of some stories: a page, a notice, or nothing. */
    void set(Collection<Long> numbers, PartWords.Masthead paper) {
        Together.each(numbers, number -> set(number, paper));
    }

    /** The pages that could not be set, to be tried again. */
    Set<Long> failed() {
        return failed;
    }

    /** Puts all notices, at the start. */
    void retire(PartWords.Masthead paper) {
        Together.each(stories.retractions(), retraction -> retire(retraction, paper));
    }

    /** Sets a page when it is known already what surrounds the story. */
    void set(Story story, Around around, PartWords.Masthead paper) {
        boolean made =
                shelving.page(story.address(), around.changed(story), () -> pages.story(words(story, around, paper)));
        remember(story.number(), made);
    }

    private void set(long number, PartWords.Masthead paper) {
        Optional<Story> story = stories.number(number);
        story.ifPresentOrElse(one -> set(one, around(one), paper), () -> takeAway(number, paper));
    }

    private void takeAway(long number, PartWords.Masthead paper) {
        Optional<Retraction> retraction = stories.retraction(number);
        retraction.ifPresentOrElse(
                one -> retire(one, paper),
                () -> stories.location(number)
                        .map(Location::path)
                        .ifPresent(path -> shelving.remove(SiteAddress.story(path))));
    }

    private void retire(Retraction retraction, PartWords.Masthead paper) {
        boolean made = shelving.retire(
                SiteAddress.story(retraction.path()),
                retraction.at(),
                () -> pages.gone(new PageWords.Gone(
                        paper, wording.plainHead(retraction.headline(), feeds.all()), wording.notice(retraction))));
        remember(retraction.story(), made);
    }

    private void remember(long number, boolean made) {
        if (made) {
            failed.remove(number);
        } else if (failed.size() < Shelving.MOST_FAILED) {
            failed.add(number);
        }
    }

    private Around around(Story story) {
        List<Story> earlier = stories.before(Label.of(story.section()), story.publishedAt(), EARLIER);
        return new Around(
                stops.before(story),
                stops.after(story),
                earlier.stream().map(teasers::told).toList());
    }

    private PageWords.Story words(Story story, Around around, PartWords.Masthead paper) {
        return new PageWords.Story(
                paper,
                wording.head(story, wording.opening(story), feeds.of(story.section())),
                wording.article(story, teasers.revisions(story)),
                around.previous().map(this::neighbour),
                around.next().map(this::neighbour),
                story.copy().alsoRead().stream().map(this::link).toList(),
                around.earlier().stream().map(Teasers.Told::line).toList());
    }

    private PartWords.Neighbour neighbour(Stop stop) {
        return new PartWords.Neighbour(stop.headline(), wording.address(stop.address()), stop.issue());
    }

    private PartWords.Link link(AlsoRead piece) {
        String reference = piece.reference();
        boolean elsewhere = reference.matches("(?i)https?://\\S+");
        return new PartWords.Link(
                piece.headline(), elsewhere ? reference : wording.address(SiteAddress.story(reference)));
    }
}
