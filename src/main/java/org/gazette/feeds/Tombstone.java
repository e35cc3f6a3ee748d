package org.gazette.feeds;

import java.time.Instant;

/**
 * Says that an entry was taken back (RFC 6721).
 *
 * @param id of the entry
 * @param note what readers are told, one line; may be empty
 * @param language BCP 47, of the note
 */
record Tombstone(String id, Instant at, String note, String language) {}
