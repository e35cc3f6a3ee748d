package org.gazette.stories;

import java.time.Instant;

/**
 * What a list needs of a story.
 *
 * @param path as in {@link Story#path}
 * @param language BCP 47
 * @param corrected whether it ever was
 */
public record Headline(String path, String headline, String language, Instant published, boolean corrected) {}
