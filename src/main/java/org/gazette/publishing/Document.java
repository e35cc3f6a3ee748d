package org.gazette.publishing;

import java.time.Instant;

/**
 * A page, feed or file of the public site, ready to be sent.
 *
 * @param path site-relative; one that ends in a slash is a page
 * @param lastModified to the second
 * @param etag strong, with its quotes (RFC 9110 §8.8.3)
 */
public record Document(String path, String mediaType, byte[] bytes, Instant lastModified, String etag) {}
