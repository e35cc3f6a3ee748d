package org.gazette.feeds;

import java.time.Instant;

/**
 * A format as bytes: each entry by itself, and what stands before, between and behind entries. A document is these
 * joined: {@code head entry between entry … tail}. All are UTF-8; the same input gives the same bytes.
 */
interface Wire {
    /** @throws IllegalArgumentException when the format cannot say it, for a forbidden character or an address */
    EntryBytes entry(FeedEntry entry);

    /** @param updated the newest change among the entries */
    byte[] head(Feed feed, Instant updated);

    /** What an empty document begins with. */
    byte[] head(Feed feed);

    byte[] between();

    byte[] tail();
}
