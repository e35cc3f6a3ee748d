package org.gazette.publishing;

import java.util.List;

/**
 * What is said with a document and does not stand in its file.
 *
 * @param links the values of its {@code Link} headers
 */
public record Headers(Freshness freshness, List<String> links) {
    public static final Headers USUAL = new Headers(Freshness.USUAL, List.of());

    static final Headers FOR_EVER = new Headers(Freshness.FOR_EVER, List.of());

    public Headers {
        links = List.copyOf(links);
    }
}
