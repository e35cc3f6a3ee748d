package org.gazette.publishing;

import java.util.List;
import org.gazette.feeds.FeedDocument;

/**
 * What is said with a document and does not stand in its file.
 *
 * @param links the values of its {@code Link} headers
 */
public record Headers(Freshness freshness, List<String> links) {
    public static final Headers USUAL = new Headers(Freshness.USUAL, List.of());

    public Headers {
        links = List.copyOf(links);
    }

    /** As a feed asks for: an archive, which is fresh for ever, never changes. */
    public static Headers of(FeedDocument.Wrapper wrapper) {
        boolean archive = wrapper.fresh().equals(FeedDocument.FOR_EVER);
        return new Headers(new Freshness(wrapper.fresh(), archive), wrapper.links());
    }
}
