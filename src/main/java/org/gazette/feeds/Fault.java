package org.gazette.feeds;

/**
 * What is wrong with a document.
 *
 * @param path of the document
 * @param entry the id of the entry that is to blame; empty when it is the feed itself
 */
public record Fault(String path, String entry, String what) {
    /** {@code /feeds/all.rss: tag:gazette.example,2020-11-16:stories/a-bridge: pubDate «…» is no date}. */
    @Override
    public String toString() {
        return path + ": " + (entry.isEmpty() ? "" : entry + ": ") + what;
    }
}
