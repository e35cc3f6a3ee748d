package org.gazette.stories;

/** Who wrote a story, as printed. */
public record Byline(String name) {}
