package org.gazette.feeds;

import java.util.List;

/** Writes a feed as bytes; the same feed and entries give the same bytes. */
public final class FeedWriter {
    /** @param entries the newest first */
    public FeedDocument write(Feed feed, FeedFormat format, List<FeedEntry> entries) {
        throw new UnsupportedOperationException();
    }
}
