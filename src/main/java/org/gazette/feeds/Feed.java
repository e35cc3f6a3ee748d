package org.gazette.feeds;

/**
 * A feed that is offered, in each {@link FeedFormat}.
 *
 * @param name {@code all}, {@code sections/world}, {@code newsletters/daily}: unique, and part of its id
 * @param id a tag: URI that never changes
 * @param title one line, distinct from every other feed's
 * @param description one line
 * @param language BCP 47
 * @param home the absolute address of the page that shows the same
 * @param base the absolute address without the dot and extension: {@code https://gazette.example/feeds/all}
 * @param copyright one line; may be empty
 * @param icon the absolute address of a square picture; may be empty
 */
public record Feed(
        String name,
        String id,
        String title,
        String description,
        String language,
        String home,
        String base,
        String copyright,
        String icon) {
    /** The absolute address of the feed itself. */
    public String address(FeedFormat format) {
        return base + "." + format.extension();
    }
}
