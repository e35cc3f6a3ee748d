package org.gazette.stories;

/**
 * A piece that the editor sends the reader on to.
 *
 * @param reference a story's path or slug, or an absolute address
 * @param headline what to print; empty for the headline of the story that is meant
 */
public record AlsoRead(String reference, String headline) {}
