package org.gazette.feeds;

import java.time.LocalDate;
import org.gazette.text.SiteAddress;

/**
 * A feed that is offered, in each {@link FeedFormat}.
 *
 * @param name {@code all}, {@code sections/world}, {@code newsletters/daily}: unique, and part of its id
 * @param id a tag: URI that never changes
 * @param title one line, distinct from every other feed's
 * @param description one line
 * @param publisher the paper's name: the author of entries that name none
 * @param language BCP 47
 * @param home the absolute address of the page that shows the same
 * @param base the absolute address without the dot and extension: {@code https://gazette.example/feeds/all}
 * @param copyright one line; may be empty
 * @param icon the absolute address of a square picture; may be empty
 * @param since the day from which it is offered, in UTC: its date of change while it has no entries
 */
public record Feed(
        String name,
        String id,
        String title,
        String description,
        String publisher,
        String language,
        String home,
        String base,
        String copyright,
        String icon,
        LocalDate since) {
    private static final String NEWSLETTERS = "newsletters/";

    /** The absolute address of the feed itself. */
    public String address(FeedFormat format) {
        return base + "." + format.extension();
    }

    /** Its site-relative path, such as {@code /feeds/all.atom} or {@code /newsletters/daily.rss}. */
    public String path(FeedFormat format) {
        return name.startsWith(NEWSLETTERS)
                ? SiteAddress.newsletterFeed(name.substring(NEWSLETTERS.length()), format.extension())
                : SiteAddress.feed(name, format.extension());
    }
}
