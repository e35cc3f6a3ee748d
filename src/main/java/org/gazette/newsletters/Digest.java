package org.gazette.newsletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /**
     * With other stories in their places, or without them. When the lead is gone, the first that is left leads, rather one
     * that no earlier issue carried.
     */
    public Digest with(Function<Story, Optional<Story>> instead) {
        Optional<Story> first = lead.flatMap(instead);
        List<Part> others = new ArrayList<>();
        for (Part part : parts) {
            List<Story> left = part.stories().stream()
                    .flatMap(story -> instead.apply(story).stream())
                    .toList();
            if (!left.isEmpty()) {
                others.add(new Part(part.section(), left));
            }
        }
        Digest same = new Digest(from, to, first, others, reason, remarks);
        return first.isPresent() ? same : same.ledByTheFirst();
    }

    private Digest ledByTheFirst() {
        Optional<Story> first = stories().stream()
                .filter(story -> !remarks.updated().contains(story.number()))
                .findFirst()
                .or(() -> stories().stream().findFirst());
        return first.map(this::promoted).orElse(this);
    }

    /** One of the others becomes the lead, where there was none. */
    private Digest promoted(Story story) {
        List<Part> others = new ArrayList<>();
        for (Part part : parts) {
            List<Story> left = part.stories().stream()
                    .filter(one -> one.number() != story.number())
                    .toList();
            if (!left.isEmpty()) {
                others.add(new Part(part.section(), left));
            }
        }
        return new Digest(from, to, Optional.of(story), others, reason, remarks);
    }

    /** Led by another story; the lead that was stands first in its section. */
    Digest ledBy(Story story) {
        List<Part> others = new ArrayList<>(parts);
        lead.ifPresent(before -> {
            int at = IntStream.range(0, others.size())
                    .filter(place -> others.get(place)
                            .section()
                            .slug()
                            .equals(before.section().slug()))
                    .findFirst()
                    .orElse(-1);
            Stream<Story> after = at < 0 ? Stream.of() : others.remove(at).stories().stream();
            others.add(
                    Math.max(0, at),
                    new Part(
                            before.section(),
                            Stream.concat(Stream.of(before), after).toList()));
        });
        return new Digest(from, to, Optional.of(story), List.copyOf(others), reason, remarks);
    }

    public Digest with(Remarks others) {
        return new Digest(from, to, lead, parts, reason, others);
    }

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
