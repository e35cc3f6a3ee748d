package org.gazette.stories;

import java.time.Instant;

/**
 * Where a story stands, whatever became of it.
 *
 * @param number as in {@link Story#number}
 * @param path as in {@link Story#path}
 * @param updated the last significant change, a retraction included
 * @param shown whether readers may see it now
 */
public record Location(long number, String path, Instant published, Instant updated, boolean shown) {}
