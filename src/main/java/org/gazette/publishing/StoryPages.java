package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PageWords;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the pages of stories, each when something that it shows has changed. Not for many threads. */
final class StoryPages {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int LATEST = 5;

    private final Stories stories;
    private final SiteAddress site;
    private final Wording wording;
    private final Pages pages;
    private final FeedLinks feeds;
    private final Map<Long, Setting> built = new HashMap<>();
    private final Set<String> unresolved = new HashSet<>();

    StoryPages(Stories stories, SiteAddress site, Wording wording, Pages pages, FeedLinks feeds) {
        this.stories = stories;
        this.site = site;
        this.wording = wording;
        this.pages = pages;
        this.feeds = feeds;
    }

    /** All that a story's page shows beside its own words. While it is the same, so is the page. */
    private record Setting(
            int revision,
            PartWords.Masthead paper,
            Optional<Stop> previous,
            Optional<Stop> next,
            List<PartWords.Link> alsoRead,
            List<Card> latest) {
        Instant changed(Card card) {
            return Stream.of(
                            Stream.of(card.changed()),
                            previous.stream().map(Stop::changed),
                            next.stream().map(Stop::changed),
                            latest.stream().map(Card::changed))
                    .flatMap(each -> each)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    void forget() {
        built.clear();
    }

    void refresh(Catalogue catalogue, PartWords.Masthead paper, Shelving shelving) {
        for (Card card : catalogue.all()) {
            Setting setting = setting(card, catalogue, paper);
            if (!setting.equals(built.get(card.number()))) {
                built.remove(card.number());
                stories.number(card.number())
                        .filter(story -> make(story, card, setting, shelving))
                        .ifPresent(story -> built.put(card.number(), setting));
            }
        }
    }

    void lost(Card card, Shelving shelving) {
        built.remove(card.number());
        shelving.retire(card.address());
    }

    private boolean make(Story story, Card card, Setting setting, Shelving shelving) {
        return shelving.page(
                card.address(), setting.changed(card), () -> pages.story(words(story, card.opening(), setting)));
    }

    private PageWords.Story words(Story story, String opening, Setting setting) {
        return new PageWords.Story(
                setting.paper(),
                wording.head(story, opening, feeds.all()),
                wording.article(story),
                setting.previous().map(this::neighbour),
                setting.next().map(this::neighbour),
                setting.alsoRead(),
                setting.latest().stream()
                        .map(card -> wording.line(card.headline(), card.opening(), card.address(), card.language()))
                        .toList());
    }

    private PartWords.Neighbour neighbour(Stop stop) {
        return new PartWords.Neighbour(stop.headline(), wording.address(stop.address()), stop.issue());
    }

    private Setting setting(Card card, Catalogue catalogue, PartWords.Masthead paper) {
        return new Setting(
                card.revision(),
                paper,
                catalogue.before(card),
                catalogue.after(card),
                alsoRead(card, catalogue),
                catalogue.of(card.home()).stream()
                        .filter(other -> other.number() != card.number())
                        .limit(LATEST)
                        .toList());
    }

    private List<PartWords.Link> alsoRead(Card card, Catalogue catalogue) {
        List<PartWords.Link> links = new ArrayList<>();
        for (AlsoRead piece : card.alsoRead()) {
            Optional<PartWords.Link> link = link(piece, catalogue);
            link.ifPresent(links::add);
            if (link.isEmpty() && unresolved.add(card.path() + " " + piece.reference())) {
                LOG.warn(
                        "story {}: also-read «{}» is no story that is there; left out", card.path(), piece.reference());
            }
        }
        return links;
    }

    private Optional<PartWords.Link> link(AlsoRead piece, Catalogue catalogue) {
        String reference = piece.reference();
        String own = reference.startsWith(site.toString())
                ? reference.substring(site.toString().length() - 1)
                : reference;
        if (own.matches("(?i)https?://\\S+")) {
            return Optional.of(new PartWords.Link(piece.headline().isEmpty() ? own : piece.headline(), own));
        }
        return catalogue
                .referredTo(own)
                .map(card -> new PartWords.Link(
                        piece.headline().isEmpty() ? card.headline() : piece.headline(),
                        wording.address(card.address())));
    }
}
