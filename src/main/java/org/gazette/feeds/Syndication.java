package org.gazette.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/** Gives out the feeds of stories: all of them, and one a section. Safe for many threads. */
public final class Syndication {
    private static final String ALL = "all";
    private static final String SECTIONS = "sections/";
    private static final String SECTION_LABEL = "section/";

    private final Stories stories;
    private final SiteAddress site;
    private final Masthead masthead;
    private final StoryEntry entries;
    private final FeedWriter writer = new FeedWriter();

    /**
     * What the paper's feeds have in common.
     *
     * @param title the paper's name
     * @param icon a square picture, absolute or a path; may be empty
     * @param newest how many stories a feed holds
     * @param since a day on which the paper owned the site's host; ids are made with it (RFC 4151), so it never changes
     */
    public record Masthead(
            String title,
            String description,
            String language,
            String copyright,
            String icon,
            int newest,
            LocalDate since) {}

    public Syndication(Stories stories, SiteAddress site, Masthead masthead) {
        this.stories = stories;
        this.site = site;
        this.masthead = masthead;
        this.entries = new StoryEntry(stories, site);
    }

    /** Every feed, that of all stories first. */
    public List<Feed> feeds() {
        return Stream.concat(Stream.of(all()), stories.sections().stream().map(this::of))
                .toList();
    }

    /** The feed with a name such as {@code all} or {@code sections/world}. */
    public Optional<Feed> feed(String name) {
        return feeds().stream().filter(feed -> feed.name().equals(name)).findFirst();
    }

    /** The feed of a section. */
    public Feed of(Section section) {
        return feed(
                SECTIONS + section.slug(),
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
                masthead.since());
    }

    /** The feed as it stands now, unchecked. */
    public FeedDocument document(Feed feed, FeedFormat format) {
        return writer.write(feed, format, newest(feed).stream().map(this::entry).toList());
    }

    /**
     * Every document of every feed whose label was touched since the versions given, and the list of feeds where any was;
     * all of them for an empty map. A document that {@link FeedCheck} finds fault with is logged and left out, so that
     * the last good one stays.
     *
     * @param since what {@link Stories#touched} said before the last rebuild began
     */
    public List<FeedDocument> rebuild(Map<String, Long> since) {
        Map<String, Long> now = stories.touched();
        List<Feed> stale = Stream.concat(feeds().stream(), emptied(now))
                .filter(feed -> since.isEmpty() || !Objects.equals(now.get(label(feed)), since.get(label(feed))))
                .toList();
        Composing composing = new Composing(writer, this::entry);
        List<FeedDocument> documents = new ArrayList<>();
        for (Feed feed : stale) {
            documents.addAll(composing.documents(feed, newest(feed)));
        }
        if (!stale.isEmpty()) {
            documents.add(list());
        }
        return documents;
    }

    /** Where to find each feed, as OPML, at {@code /feeds.opml}. */
    public FeedDocument list() {
        return new FeedDocument(
                "/feeds.opml",
                "text/x-opml; charset=utf-8",
                Opml.write(masthead.title(), feeds()),
                stories.latest(Label.ALL, 1).stream()
                        .map(story -> FeedWriter.second(story.updatedAt()))
                        .findFirst()
                        .orElse(Instant.EPOCH));
    }

    public List<FeedDocument> documents(Label l) { return List.of(); }
    public Optional<FeedDocument> archive(Label l, int n) { return Optional.empty(); }
    public boolean archived(Label l) { return false; }
    public void everything(java.util.function.Consumer<FeedDocument> c) { rebuild(Map.of()).forEach(c); }
    public FeedDocument list(List<Feed> others) { return list(); }
    public String setting() { return masthead.toString(); }
    /** A story as an entry. */
    public FeedEntry entry(Story story) {
        return entries.of(story);
    }

    private Feed all() {
        return feed(ALL, masthead.title(), masthead.description(), SiteAddress.front());
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
                masthead.since());
    }

    /** A tag: URI (RFC 4151); the paper's first day in it is part of the name. */
    private String id(String name) {
        return "tag:" + site.host() + "," + masthead.since() + ":" + name;
    }

    /** The feeds of sections that had stories once and have none now: readers must see them go. */
    private Stream<Feed> emptied(Map<String, Long> touched) {
        List<String> full = stories.sections().stream().map(Section::slug).toList();
        return touched.keySet().stream()
                .filter(label -> label.startsWith(SECTION_LABEL))
                .map(label -> label.substring(SECTION_LABEL.length()))
                .filter(slug -> !full.contains(slug))
                .map(slug -> of(new Section(slug, slug)));
    }

    private List<Story> newest(Feed feed) {
        Label label = feed.name().equals(ALL) ? Label.ALL : Label.section(slug(feed));
        return stories.latest(label, masthead.newest());
    }

    private static String label(Feed feed) {
        return feed.name().equals(ALL)
                ? Label.ALL.toString()
                : Label.section(slug(feed)).toString();
    }

    private static String slug(Feed feed) {
        return feed.name().substring(SECTIONS.length());
    }
}
