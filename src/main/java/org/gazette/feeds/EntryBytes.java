package org.gazette.feeds;

import java.time.Instant;

/**
 * An entry in one format, ready to stand in any document of that format. It depends on nothing but the entry, so one
 * that is kept for a story's revision is good for ever.
 *
 * @param id as it stands in the bytes
 */
record EntryBytes(String id, Instant updated, byte[] bytes) {}
