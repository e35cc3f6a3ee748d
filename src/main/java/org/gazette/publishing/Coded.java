package org.gazette.publishing;

/**
 * A document in one coding, ready to be sent.
 *
 * @param etag strong, with its quotes (RFC 9110 §8.8.3): the document's hash, and behind a dash what names these bytes
 */
public record Coded(Coding coding, byte[] bytes, String etag) {}
