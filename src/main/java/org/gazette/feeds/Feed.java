package org.gazette.feeds;

import java.time.LocalDate;
import java.util.List;
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
 * @param hubs the absolute addresses of its WebSub hubs
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
        LocalDate since,
        List<String> hubs) {
    private static final String NEWSLETTERS = "newsletters/";
    private static final String ARCHIVE = "/archive/";

    public Feed {
        hubs = List.copyOf(hubs);
    }

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

    /**
     * The absolute address of an archive of it.
     *
     * @param number from 1, the oldest
     */
    public String archive(int number) {
        return base + ARCHIVE + number + "." + FeedFormat.ATOM.extension();
    }

    /** The site-relative path of an archive, such as {@code /feeds/all/archive/7.atom}. */
    public String archivePath(int number) {
        return name.startsWith(NEWSLETTERS)
                ? "/" + name + ARCHIVE + number + "." + FeedFormat.ATOM.extension()
                : SiteAddress.archive(name, number);
    }

    Feed titled(String other) {
        return new Feed(name, id, other, description, publisher, language, home, base, copyright, icon, since, hubs);
    }
}
