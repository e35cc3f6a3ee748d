package org.gazette.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Listing;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.stories.Volume;
import org.gazette.text.SiteAddress;

/**
 * Gives out the feeds of stories: all of them, one a section, tag and author, and those that the newsroom defined. Safe
 * for many threads.
 */
public final class Syndication {
    private static final List<Label.Kind> LISTED = List.of(Label.Kind.SECTION, Label.Kind.TAG, Label.Kind.AUTHOR);

    private static final String OUTLINE = "/feeds.opml";
    private static final Pattern DOCUMENT = Pattern.compile(
            "/feeds/(?<name>[^.]+?)(?<archive>/archive/\\d+)?\\.(?:rss|atom|json)|/newsletters/[^/.]+\\.(?:rss|atom|json)");

    private final Stories stories;
    private final SiteAddress site;
    private final Masthead masthead;
    private final StoryEntry entries;
    private final FeedWriter writer;
    private final Compositor compositor;
    private final Bindery bindery;

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
            SortedMap<String, OwnFeed> own) {
        /** @throws IllegalArgumentException when a feed cannot be called as it is */
        public Masthead(
                String title,
                String description,
                String language,
                String copyright,
                String icon,
                LocalDate since,
                List<String> hubs,
                Map<String, OwnFeed> own) {
            this(
                    title,
                    description,
                    language,
                    copyright,
                    icon,
                    since,
                    List.copyOf(hubs),
                    Collections.unmodifiableSortedMap(new TreeMap<>(own)));
        }

        public Masthead {
            own.keySet().forEach(FeedNames::requireFree);
        }
    }

    /** One that knows no picture's file. */
    public Syndication(Stories stories, SiteAddress site, Masthead masthead) {
        this(stories, site, masthead, Pictures.UNKNOWN, new FeedWriter());
    }

    /**
     * @param pictures the newsroom's own
     * @param writer writes the feeds of other departments too
     */
    public Syndication(Stories stories, SiteAddress site, Masthead masthead, Pictures pictures, FeedWriter writer) {
        this.stories = stories;
        this.site = site;
        this.masthead = masthead;
        this.entries = new StoryEntry(stories, site, pictures);
        this.writer = writer;
        this.compositor = new Compositor(stories, entries, writer);
        this.bindery = new Bindery(stories, writer);
    }

    /** Every feed: that of all stories first, then the newsroom's own, those of sections, tags and authors. */
    public List<Feed> feeds() {
        Stream<Feed> own = masthead.own().keySet().stream().flatMap(name -> feed(name).stream());
        Stream<Feed> listed =
                LISTED.stream().flatMap(kind -> stories.listings(kind).stream()).map(this::of);
        return Stream.of(Stream.of(all()), own, listed).flatMap(feeds -> feeds).toList();
    }

    /** The feed with a name such as {@code all} or {@code sections/world}. */
    public Optional<Feed> feed(String name) {
        return FeedNames.label(name).flatMap(this::feed);
    }

    /** How many stories belong to a feed of stories; its document holds the newest of them. */
    public long stories(Feed feed) {
        return FeedNames.label(feed.name())
                .flatMap(stories::listing)
                .map(Listing::stories)
                .orElse(0L);
    }

    /** The feed of a section. */
    public Feed of(Section section) {
        return feed(
                "sections/" + section.slug(),
                masthead.title() + " – " + section.name(),
                section.name() + ": " + masthead.description(),
                SiteAddress.section(section.slug()));
    }

    /** The feed of a newsletter's issues, whose entries another department makes. */
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
                masthead.icon().isEmpty() ? "" : site.of(masthead.icon()),
                masthead.since(),
                masthead.hubs());
    }

    /** The feed as it stands now, with the faults that {@link FeedCheck} may find in it as a whole. */
    public FeedDocument document(Feed feed, FeedFormat format) {
        Label label = FeedNames.label(feed.name()).orElse(Label.ALL);
        return bindery.live(feed, told(label), compositor).unchecked(format);
    }

    /**
     * The documents of a label's feed, one a format; a feed that lost its last story stays. One that {@link FeedCheck}
     * finds fault with is logged and left out, so that the last good one stays. None for a label that was never seen.
     */
    public List<FeedDocument> documents(Label label) {
        return documents(label, compositor);
    }

    /**
     * Makes what is new in some feeds, once for all of them: else every one that a new story stands in makes it for itself,
     * where many threads make them.
     */
    public void ready(Collection<Label> labels) {
        if (labels.contains(Label.ALL)) {
            compositor.entries(stories.head(Label.ALL).turns(), true);
        }
    }

    /** Whether the feed's older parts are kept as documents (RFC 5005 §4). */
    public boolean archived(Label label) {
        return switch (label.kind()) {
            case ALL, SECTION -> true;
            case TAG, AUTHOR -> false;
            case FEED -> own(label).filter(OwnFeed::isComplete).isPresent();
        };
    }

    /**
     * A closed volume, as Atom. It depends on the volume and the masthead alone, so it never changes.
     *
     * @return empty when the volume is not closed, the label has no archives, or the check finds fault
     */
    public Optional<FeedDocument> archive(Label label, int volume) {
        return volume >= 1 && volume <= archives(label)
                ? archive(stories.volume(label, volume), compositor)
                : Optional.empty();
    }

    /**
     * Every feed and archive from nothing: all archives, the oldest first, then the live documents. Each entry is made
     * once and kept in a temporary file, so that memory is bounded; all cores work.
     *
     * @param reader is called by this thread, and may block
     */
    public void everything(Consumer<FeedDocument> reader) {
        Stream<Label> own = masthead.own().keySet().stream().map(Label::feed);
        Stream<Label> listed =
                LISTED.stream().flatMap(kind -> stories.listings(kind).stream()).map(Listing::label);
        List<Label> others = Stream.concat(own, listed).toList();
        new Reprint(this, stories, compositor).run(others, reader);
    }

    /**
     * Where to find each feed, as OPML, at {@code /feeds.opml}.
     *
     * @param others feeds of other departments
     */
    public FeedDocument list(List<Feed> others) {
        return new FeedDocument(
                OUTLINE,
                "text/x-opml; charset=utf-8",
                Opml.write(
                        masthead.title(),
                        Stream.concat(feeds().stream(), others.stream()).toList()),
                stories.listing(Label.ALL)
                        .map(listing -> FeedWriter.second(listing.turned()))
                        .orElse(Instant.EPOCH),
                List.of(),
                Pace.fresh(Duration.ZERO),
                List.of());
    }

    /**
     * What is sent with a document besides its bytes, for one that is found again after a restart.
     *
     * @param path of a document of a feed, of stories or issues, or of the list of feeds
     * @return empty for any other
     */
    public Optional<FeedDocument.Wrapper> wrapper(String path) {
        if (path.equals(OUTLINE)) {
            return Optional.of(new FeedDocument.Wrapper(Pace.fresh(Duration.ZERO), List.of()));
        }
        Matcher matcher = DOCUMENT.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group("archive") != null) {
            return Optional.of(
                    new FeedDocument.Wrapper(FeedDocument.FOR_EVER, FeedWriter.links(site.of(path), List.of())));
        }
        Duration rhythm = Optional.ofNullable(matcher.group("name"))
                .flatMap(FeedNames::label)
                .flatMap(stories::listing)
                .map(Listing::rhythm)
                .orElse(Duration.ZERO);
        return Optional.of(
                new FeedDocument.Wrapper(Pace.fresh(rhythm), FeedWriter.links(site.of(path), masthead.hubs())));
    }

    /** What writes the feeds, also those of other departments. */
    public FeedWriter writer() {
        return writer;
    }

    /** A story as an entry. */
    public FeedEntry entry(Story story) {
        return entries.of(story);
    }

    /** All that the feeds' bytes depend on besides the stories. */
    public String setting() {
        return site + " " + masthead;
    }

    List<FeedDocument> documents(Label label, EntrySource source) {
        return feed(label)
                .map(feed -> bindery.live(feed, told(label), source).checked())
                .orElse(List.of());
    }

    /** @param volume a closed one */
    Optional<FeedDocument> archive(Volume volume, EntrySource source) {
        return bindery.archive(archiveFeed(volume.label()), volume, source);
    }

    /** How many closed volumes a label has. */
    int archives(Label label) {
        int volume = stories.listing(label).map(Listing::volume).orElse(0);
        return archived(label) ? Math.max(0, volume - Bindery.OPEN) : 0;
    }

    /** Whether the label's documents have whole texts. */
    boolean isFull(Label label) {
        return label.kind() != Label.Kind.FEED
                || own(label).map(OwnFeed::fullText).orElse(true);
    }

    private Bindery.Told told(Label label) {
        return new Bindery.Told(
                stories.head(label),
                stories.listing(label).map(Listing::rhythm).orElse(Duration.ZERO),
                archived(label),
                isFull(label),
                own(label).map(OwnFeed::newest).orElse(0));
    }

    private Optional<Feed> feed(Label label) {
        return switch (label.kind()) {
            case ALL -> Optional.of(all());
            case SECTION, TAG, AUTHOR -> stories.listing(label).map(this::of);
            case FEED -> own(label).map(one -> own(label.slug(), one));
        };
    }

    /** Titled by what never changes: a section may get another name, its archives may not. */
    private Feed archiveFeed(Label label) {
        return label.kind() == Label.Kind.SECTION
                ? of(new Section(label.slug(), label.slug()))
                : feed(label).orElseGet(this::all);
    }

    private Optional<OwnFeed> own(Label label) {
        return label.kind() == Label.Kind.FEED
                ? Optional.ofNullable(masthead.own().get(label.slug()))
                : Optional.empty();
    }

    private Feed all() {
        return feed(FeedNames.of(Label.ALL), masthead.title(), masthead.description(), SiteAddress.front());
    }

    private Feed own(String name, OwnFeed feed) {
        String description = feed.description().isEmpty() ? feed.title() : feed.description();
        return feed(name, feed.title(), description, "/feeds/");
    }

    private Feed of(Listing listing) {
        String slug = listing.label().slug();
        String description = listing.name() + ": " + masthead.description();
        String name = FeedNames.of(listing.label());
        return switch (listing.label().kind()) {
            case TAG ->
                feed(name, masthead.title() + " – #" + listing.name(), "#" + description, SiteAddress.tag(slug));
            case AUTHOR -> feed(name, listing.name() + " – " + masthead.title(), description, SiteAddress.author(slug));
            default -> of(new Section(slug, listing.name()));
        };
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
                masthead.icon().isEmpty() ? "" : site.of(masthead.icon()),
                masthead.since(),
                masthead.hubs());
    }

    /** A tag: URI (RFC 4151); the paper's first day in it is part of the name. */
    private String id(String name) {
        return "tag:" + site.host() + "," + masthead.since() + ":" + name;
    }
}
