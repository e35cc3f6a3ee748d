package org.gazette.newsletters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.gazette.text.ReadingTime;

/**
 * The stories chosen for an issue.
 *
 * @param from the window: stories published after this moment
 * @param to up to and including this one
 * @param lead the first story; empty when there is nothing to print
 * @param parts the other stories by section, in printing order; the lead is in none of them
 * @param reason why there is nothing to print; empty when there is
 * @param remarks what the editor noted beside them
 */
public record Digest(Instant from, Instant to, Optional<Story> lead, List<Part> parts, String reason, Remarks remarks) {
    /** With nothing remarked beside the stories. */
    public Digest(Instant from, Instant to, Optional<Story> lead, List<Part> parts, String reason) {
        this(from, to, lead, parts, reason, Remarks.NONE);
    }

    /** Nothing to print, and why. */
    static Digest nothing(Window window, String reason, Remarks remarks) {
        return new Digest(window.from(), window.to(), Optional.empty(), List.of(), reason, remarks);
    }

    /** Nothing to print, and why, before anything was looked at. */
    public static Digest nothing(String reason) {
        return new Digest(Instant.EPOCH, Instant.EPOCH, Optional.empty(), List.of(), reason, Remarks.NONE);
    }

    /** The stories of a section. */
    public record Part(Section section, List<Story> stories) {}

    public boolean isEmpty() {
        return lead.isEmpty();
    }

    /** All of them, the lead first. */
    public List<Story> stories() {
        return Stream.concat(lead.stream(), parts.stream().flatMap(part -> part.stories().stream()))
                .toList();
    }

    /** Pairs of its stories that tell the same in other words. */
    public List<List<Story>> sameStories() {
        return Twins.pairs(stories());
    }

    /** To read all of it: whole minutes, at least 1. */
    public int readingMinutes() {
        return ReadingTime.minutes(stories().stream().mapToInt(Story::words).sum());
    }
}
