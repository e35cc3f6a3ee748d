package org.gazette.stories;

import java.time.Duration;
import java.time.Instant;

/**
 * A label as readers find it.
 *
 * @param name as printed last
 * @param stories how many it has now
 * @param volume the number of its newest volume, from 1
 * @param turned when its last turn was
 * @param rhythm the time between its turns, of late; zero while it had but one
 */
public record Listing(Label label, String name, long stories, int volume, Instant turned, Duration rhythm) {}
