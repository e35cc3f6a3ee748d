package org.gazette.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedFormat;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Label;
import org.gazette.stories.Section;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Where each feed is found: for the heads of pages and for the page of feeds. */
final class FeedLinks {
    private final SiteAddress site;
    private final Wording wording;

    FeedLinks(SiteAddress site, Wording wording) {
        this.site = site;
        this.wording = wording;
    }

    /** The name of a label's feed, such as {@code sections/world}. */
    static String name(Label label) {
        return switch (label.kind()) {
            case ALL -> "all";
            case SECTION -> "sections/" + label.slug();
            case TAG -> "tags/" + label.slug();
            case AUTHOR -> "authors/" + label.slug();
            case FEED -> label.slug();
        };
    }

    /** Of all stories. */
    List<PartWords.Feed> all() {
        return links(wording.paper().name(), base(Label.ALL));
    }

    List<PartWords.Feed> of(Section section) {
        return of(Label.of(section), section.name());
    }

    /**
     * A label's own first.
     *
     * @param name as printed
     */
    List<PartWords.Feed> of(Label label, String name) {
        String title = switch (label.kind()) {
            case TAG -> ": #" + name;
            case AUTHOR -> ", " + name;
            case ALL, SECTION, FEED -> ": " + name;
        };
        return joined(links(wording.paper().name() + title, base(label)), all());
    }

    List<PartWords.Feed> of(Newsletter newsletter) {
        return joined(links(newsletter.masthead(), base(newsletter)), all());
    }

    /** The same as elements of a page's head. */
    String head(Newsletter newsletter) {
        return of(newsletter).stream()
                .map(feed -> "<link rel=\"alternate\" type=\"" + feed.mediaType() + "\" title=\""
                        + attribute(feed.title()) + "\" href=\"" + attribute(feed.address()) + "\">\n")
                .collect(Collectors.joining());
    }

    private static String attribute(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    /** That of all stories first, and behind it those that the newsroom defined. */
    List<PartWords.Feed> with(List<Feed> own) {
        List<PartWords.Feed> links = new ArrayList<>(all());
        own.forEach(feed -> links.addAll(links(feed.title(), base(Label.feed(feed.name())))));
        return links;
    }

    /**
     * All of them, for readers.
     *
     * @param own those that the newsroom defined
     */
    List<PartWords.FeedSet> sets(List<Section> sections, List<Feed> own) {
        List<PartWords.FeedSet> sets = new ArrayList<>();
        sets.add(set(wording.paper().name(), wording.paper().motto(), base(Label.ALL)));
        own.forEach(feed -> sets.add(set(feed.title(), feed.description(), base(Label.feed(feed.name())))));
        sections.forEach(section -> sets.add(set(section.name(), "", base(Label.of(section)))));
        wording.paper()
                .newsletters()
                .forEach(
                        newsletter -> sets.add(set(newsletter.masthead(), newsletter.description(), base(newsletter))));
        return sets;
    }

    private List<PartWords.Feed> links(String title, String base) {
        return Stream.of(FeedFormat.values())
                .map(format -> new PartWords.Feed(
                        title + " (" + format.title() + ")",
                        format.mediaType().replaceFirst(";.*", ""),
                        site.of(base + "." + format.extension())))
                .toList();
    }

    private PartWords.FeedSet set(String name, String description, String base) {
        List<PartWords.Link> formats = Stream.of(FeedFormat.values())
                .map(format -> new PartWords.Link(format.title(), wording.address(base + "." + format.extension())))
                .toList();
        return new PartWords.FeedSet(name, description, formats);
    }

    private static String base(Label label) {
        return "/feeds/" + name(label);
    }

    private static String base(Newsletter newsletter) {
        return "/newsletters/" + newsletter.name();
    }

    private static List<PartWords.Feed> joined(List<PartWords.Feed> first, List<PartWords.Feed> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
