package org.gazette.feeds;

import java.util.List;

/**
 * A format as bytes: each entry by itself, and what stands before, between and behind entries. A document is these
 * joined: {@code head entry between entry … tail}. All are UTF-8; the same input gives the same bytes.
 */
interface Wire {
    /** @throws IllegalArgumentException when the format cannot say it, for a forbidden character or an address */
    EntryBytes entry(FeedEntry entry);

    byte[] head(Frame frame);

    /** What stands behind the entries as if it were one; none where the head says it. */
    List<EntryBytes> tombstones(Frame frame);

    byte[] between();

    byte[] tail();
}
