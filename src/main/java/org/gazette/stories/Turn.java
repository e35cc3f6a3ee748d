package org.gazette.stories;

/**
 * One turn in the telling of a label's stories: one that came, that was significantly changed, or that was taken back.
 *
 * @param story its number
 * @param revision the one that is told
 * @param takenBack whether the story was retracted by it
 */
public record Turn(long story, int revision, boolean takenBack) {}
