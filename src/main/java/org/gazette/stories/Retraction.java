package org.gazette.stories;

import java.time.Instant;

/**
 * A story that was taken back.
 *
 * @param story its number
 * @param id as in {@link Story#id}
 * @param path as in {@link Story#path}
 * @param at when it was taken back
 * @param note what readers are told; may be empty
 */
public record Retraction(
        long story, String id, String path, String headline, String language, Instant at, String note) {}
