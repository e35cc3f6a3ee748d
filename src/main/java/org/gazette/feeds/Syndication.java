package org.gazette.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Listing;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.stories.Turn;
import org.gazette.stories.Volume;
import org.gazette.text.SiteAddress;

/**
 * Gives out the feeds of stories: all of them, those of each section, tag and author, and those that the newsroom
 * defined. What a feed holds follows from the volumes of its label: the newest two are the feed, each one before them is
 * an archive. Safe for many threads.
 */
public final class Syndication {
    private static final String ALL = "all";
    private static final String SECTIONS = "sections/";
    private static final String TAGS = "tags/";
    private static final String AUTHORS = "authors/";

    private final Stories stories;
    private final SiteAddress site;
    private final Masthead masthead;
    private final FeedWriter writer = new FeedWriter();
    private final Composing composing;
    private final StoryEntry entries;

    /**
     * What the paper's feeds have in common.
     *
     * @param title the paper's name
     * @param icon a square picture, absolute or a path; may be empty
     * @param since a day on which the paper owned the site's host; ids are made with it (RFC 4151), so it never changes
     * @param hubs the absolute addresses of the WebSub hubs that are told of changes
     * @param own the feeds that the newsroom defined, by name
     */
    public record Masthead(
            String title,
            String description,
            String language,
            String copyright,
            String icon,
            LocalDate since,
            List<String> hubs,
            Map<String, OwnFeed> own) {
        public Masthead {
            hubs = List.copyOf(hubs);
            own = Map.copyOf(own);
        }
    }

    public Syndication(Stories stories, SiteAddress site, Masthead masthead) {
        this.stories = stories;
        this.site = site;
        this.masthead = masthead;
        this.entries = new StoryEntry(stories, site);
        this.composing = new Composing(writer, entries::of);
    }

    /** Names all that the documents depend on beside the stories. */
    public String setting() {
        return masthead.toString();
    }

    /** Every feed: that of all stories, the newsroom's own, then those of sections, tags and authors. */
    public List<Feed> feeds() {
        return labels().map(this::feed).toList();
    }

    /** The feed with a name such as {@code all} or {@code sections/world}. */
    public Optional<Feed> feed(String name) {
        return labels().filter(label -> name(label).equals(name))
                .map(this::feed)
                .findFirst();
    }

    /** The feed of newsletters' issues, whose entries another department makes. */
    public Feed ofNewsletter(String name, String title, String description, String language) {
        String page = site.of(SiteAddress.newsletter(name));
        return new Feed(
                "newsletters/" + name,
                id("newsletters/" + name),
                title,
                description.isEmpty() ? title : description,
                masthead.title(),
                language,
                page,
                page.substring(0, page.length() - 1),
                masthead.copyright(),
                icon(),
                masthead.since(),
                masthead.hubs());
    }

    /** A feed's document as it stands now, checked or not. */
    public FeedDocument document(Feed feed, FeedFormat format) {
        Label label = labels().filter(one -> name(one).equals(feed.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no feed «" + feed.name() + "»"));
        Head head = head(label);
        return composing.unchecked(head.frame(), format, head.stories(), fullText(label));
    }

    /**
     * The live documents of a label's feed, one a format. One that {@link FeedCheck} finds fault with is logged and left
     * out, so that the last good one stays.
     */
    public List<FeedDocument> documents(Label label) {
        if (label.kind() == Label.Kind.FEED && !masthead.own().containsKey(label.slug())) {
            return List.of();
        }
        Head head = head(label);
        List<FeedDocument> documents = new ArrayList<>();
        for (FeedFormat format : FeedFormat.values()) {
            composing
                    .checked(head.frame(), format, head.stories(), fullText(label))
                    .ifPresent(documents::add);
        }
        return documents;
    }

    /** Whether closed volumes of the label are given out as archives. */
    public boolean archived(Label label) {
        return switch (label.kind()) {
            case ALL, SECTION -> true;
            case TAG, AUTHOR, FEED -> false;
        };
    }

    /**
     * A closed volume as a document that never changes (RFC 5005 §4).
     *
     * @param number from 1
     * @return empty when the check finds fault with it, or the label has no archives
     */
    public Optional<FeedDocument> archive(Label label, int number) {
        if (!archived(label)) {
            return Optional.empty();
        }
        List<Turn> turns = stories.volume(label, number).turns();
        Frame frame = Frame.archive(feed(label), number, tombstones(turns));
        return composing.checked(frame, FeedFormat.ATOM, told(turns), true);
    }

    /** Every document of every feed, archives and live ones, one after the other. */
    public void everything(Consumer<FeedDocument> taker) {
        labels().forEach(label -> {
            int archives = archived(label) ? archives(label) : 0;
            for (int number = 1; number <= archives; number++) {
                archive(label, number).ifPresent(taker);
            }
            documents(label).forEach(taker);
        });
    }

    /**
     * Where to find each feed, as OPML, at {@code /feeds.opml}.
     *
     * @param others feeds that other departments make
     */
    public FeedDocument list(List<Feed> others) {
        List<Feed> every = Stream.concat(feeds().stream(), others.stream()).toList();
        return new FeedDocument(
                "/feeds.opml", "text/x-opml; charset=utf-8", Opml.write(masthead.title(), every), Instant.EPOCH);
    }

    private Stream<Label> labels() {
        return Stream.of(
                        Stream.of(Label.ALL),
                        masthead.own().keySet().stream().sorted().map(Label::feed),
                        listed(Label.Kind.SECTION),
                        listed(Label.Kind.TAG),
                        listed(Label.Kind.AUTHOR))
                .flatMap(each -> each);
    }

    private Stream<Label> listed(Label.Kind kind) {
        return stories.listings(kind).stream().map(Listing::label);
    }

    /** What a feed's own document is made of. @param stories the newest first */
    private record Head(Frame frame, List<Story> stories) {}

    private Head head(Label label) {
        Volume volume = stories.head(label);
        List<Story> told = told(volume.turns());
        OwnFeed own = masthead.own().get(label.slug());
        boolean capped = label.kind() == Label.Kind.FEED && own != null && told.size() > own.newest();
        Frame frame = Frame.live(
                feed(label),
                archived(label) ? Math.max(0, volume.number() - 2) : 0,
                Pace.fresh(stories.listing(label).map(Listing::rhythm).orElse(Duration.ZERO)),
                tombstones(volume.turns()));
        return new Head(frame, capped && own != null ? told.subList(0, own.newest()) : told);
    }

    private int archives(Label label) {
        return stories.listing(label)
                .map(listing -> Math.max(0, listing.volume() - 2))
                .orElse(0);
    }

    private List<Story> told(List<Turn> turns) {
        return stories.told(turns).values().stream()
                .sorted(Comparator.comparing(Story::publishedAt).reversed())
                .toList();
    }

    private List<Tombstone> tombstones(List<Turn> turns) {
        return turns.stream()
                .filter(Turn::takenBack)
                .flatMap(turn -> stories.retraction(turn.story()).stream())
                .map(one -> new Tombstone(one.id(), one.at(), one.note(), one.language()))
                .sorted(Comparator.comparing(Tombstone::at).reversed())
                .toList();
    }

    private boolean fullText(Label label) {
        OwnFeed own = masthead.own().get(label.slug());
        return label.kind() != Label.Kind.FEED || own == null || own.fullText();
    }

    private Feed feed(Label label) {
        String title = masthead.title();
        return switch (label.kind()) {
            case ALL -> feed(ALL, title, masthead.description(), SiteAddress.front());
            case SECTION -> labelled(label, "", SiteAddress.section(label.slug()));
            case TAG -> labelled(label, "#", SiteAddress.tag(label.slug()));
            case AUTHOR -> labelled(label, "", SiteAddress.author(label.slug()));
            case FEED -> own(label.slug());
        };
    }

    private Feed labelled(Label label, String mark, String home) {
        String name = stories.listing(label)
                .map(Listing::name)
                .filter(printed -> !printed.isBlank())
                .orElse(label.slug());
        return feed(
                name(label), masthead.title() + " – " + mark + name, mark + name + ": " + masthead.description(), home);
    }

    private Feed own(String name) {
        OwnFeed own = masthead.own().get(name);
        if (own == null) {
            throw new IllegalArgumentException("the newsroom has no feed «" + name + "»");
        }
        return feed(name, own.title(), own.description().isEmpty() ? own.title() : own.description(), "/feeds/");
    }

    /** {@code all}, {@code sections/world}, {@code tags/rail}, {@code authors/ada}, or the name of an own feed. */
    private static String name(Label label) {
        return switch (label.kind()) {
            case ALL -> ALL;
            case SECTION -> SECTIONS + label.slug();
            case TAG -> TAGS + label.slug();
            case AUTHOR -> AUTHORS + label.slug();
            case FEED -> label.slug();
        };
    }

    /** The feed of a section. */
    public Feed of(Section section) {
        return feed(Label.of(section));
    }

    /** A story as an entry. */
    public FeedEntry entry(Story story) {
        return entries.of(story);
    }

    private Feed feed(String name, String title, String description, String home) {
        String address = site.of(SiteAddress.feed(name, "x"));
        return new Feed(
                name,
                id("feeds/" + name),
                title,
                description,
                masthead.title(),
                masthead.language(),
                site.of(home),
                address.substring(0, address.length() - 2),
                masthead.copyright(),
                icon(),
                masthead.since(),
                masthead.hubs());
    }

    private String icon() {
        return masthead.icon().isEmpty() ? "" : site.of(masthead.icon());
    }

    /** A tag: URI (RFC 4151); the paper's first day in it is part of the name. */
    private String id(String name) {
        return "tag:" + site.host() + "," + masthead.since() + ":" + name;
    }
}
