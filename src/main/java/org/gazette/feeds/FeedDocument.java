package org.gazette.feeds;

import java.time.Instant;

/**
 * A feed as bytes.
 *
 * @param path site-relative, such as {@code /feeds/all.atom}
 * @param lastModified the newest change in it; {@link Instant#EPOCH} when it is empty
 */
public record FeedDocument(String path, String mediaType, byte[] bytes, Instant lastModified) {}
