package org.gazette.feeds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/** Gives out the feeds of stories: all of them, and one a section. */
public final class Syndication {
    /**
     * What the paper's feeds have in common.
     *
     * @param title the paper's name
     * @param newest how many stories a feed holds
     */
    public record Masthead(
            String title, String description, String language, String copyright, String icon, int newest) {}

    public Syndication(Stories stories, SiteAddress site, Masthead masthead) {}

    /** Every feed, that of all stories first. */
    public List<Feed> feeds() {
        throw new UnsupportedOperationException();
    }

    /** The feed with a name such as {@code all} or {@code sections/world}. */
    public Optional<Feed> feed(String name) {
        throw new UnsupportedOperationException();
    }

    /** The feed of a section. */
    public Feed of(Section section) {
        throw new UnsupportedOperationException();
    }

    /** The feed as it stands now. */
    public FeedDocument document(Feed feed, FeedFormat format) {
        throw new UnsupportedOperationException();
    }

    /** Every document of every feed whose label was touched since the versions given; all of them for an empty map. */
    public List<FeedDocument> rebuild(Map<String, Long> since) {
        throw new UnsupportedOperationException();
    }

    /** A story as an entry. */
    public FeedEntry entry(Story story) {
        throw new UnsupportedOperationException();
    }
}
