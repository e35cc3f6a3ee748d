package org.gazette.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gazette.feeds.FeedFormat;
import org.gazette.newsletters.Newsletter;
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

    /** Of all stories. */
    List<PartWords.Feed> all() {
        return links(wording.paper().name(), "/feeds/all");
    }

    /** A section's own first. */
    List<PartWords.Feed> of(Section section) {
        return joined(links(wording.paper().name() + ": " + section.name(), base(section)), all());
    }

    List<PartWords.Feed> of(Newsletter newsletter) {
        return joined(links(newsletter.masthead(), base(newsletter)), all());
    }

    /** All of them, for readers. */
    List<PartWords.FeedSet> sets(List<Section> sections) {
        List<PartWords.FeedSet> sets = new ArrayList<>();
        sets.add(set(wording.paper().name(), wording.paper().motto(), "/feeds/all"));
        sections.forEach(section -> sets.add(set(section.name(), "", base(section))));
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

    private static String base(Section section) {
        return "/feeds/sections/" + section.slug();
    }

    private static String base(Newsletter newsletter) {
        return "/newsletters/" + newsletter.name();
    }

    private static List<PartWords.Feed> joined(List<PartWords.Feed> first, List<PartWords.Feed> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
