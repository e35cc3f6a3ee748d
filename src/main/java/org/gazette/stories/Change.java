package org.gazette.stories;

import java.util.Set;

/**
 * A story came, changed, moved or was taken back.
 *
 * @param number the place in the order of commits: what is seen later has a higher number, on every node
 * @param labels those under which the story was before or is now, {@link Label#ALL} among them
 */
public record Change(long number, long story, Set<Label> labels) {}
