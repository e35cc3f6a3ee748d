package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.stories.Label;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.typesetting.PartWords;

/**
 * Sets the page of every story, the newest first, a slice at a time. What a page shows of other stories is seen on the
 * way: a story is set as soon as five of its section have come behind it. So each story is read once, and what waits is
 * at most five stories a section. Not for many threads.
 */
final class Walk {
    private static final int SLICE = 200;

    private final Stories stories;
    private final Stops stops;
    private final Teasers teasers;
    private final StoryPages pages;
    private final Map<String, List<Waiting>> waiting = new HashMap<>();
    private Instant reached = Instant.ofEpochMilli(Long.MAX_VALUE);
    private Optional<Waiting> last = Optional.empty();

    Walk(Stories stories, Stops stops, Teasers teasers, StoryPages pages) {
        this.stories = stories;
        this.stops = stops;
        this.teasers = teasers;
        this.pages = pages;
    }

    /** A story whose page waits for what came before it. */
    private static final class Waiting {
        private final Story story;
        private final Optional<Stop> next;
        private final List<Teasers.Told> earlier = new ArrayList<>();
        private Optional<Stop> previous = Optional.empty();

        Waiting(Story story, Optional<Stop> next) {
            this.story = story;
            this.next = next;
        }

        StoryPages.Around around() {
            return new StoryPages.Around(previous, next, earlier);
        }
    }

    /** Sets some pages. @return whether there are more to come */
    boolean step(PartWords.Masthead paper) {
        List<Story> slice = stories.before(Label.ALL, reached, SLICE);
        List<Waiting> ready = new ArrayList<>();
        slice.forEach(story -> meet(story, ready));
        boolean more = slice.size() == SLICE;
        if (!more) {
            last.ifPresent(oldest -> oldest.previous = stops.between(Optional.empty(), Stop.of(oldest.story)));
            waiting.values().forEach(ready::addAll);
            waiting.clear();
        }
        Together.each(ready, one -> pages.set(one.story, one.around(), paper));
        return more;
    }

    /** Lets go of the stories that wait, since others changed meanwhile. @return their numbers */
    List<Long> interrupt() {
        List<Long> numbers = waiting.values().stream()
                .flatMap(List::stream)
                .map(one -> one.story.number())
                .toList();
        waiting.clear();
        last = Optional.empty();
        return numbers;
    }

    private void meet(Story story, List<Waiting> ready) {
        Stop stop = Stop.of(story);
        Optional<Stop> newer = last.map(one -> Stop.of(one.story));
        Waiting met = new Waiting(story, last.isPresent() ? stops.between(stop, newer) : stops.after(story));
        last.ifPresent(one -> one.previous = stops.between(Optional.of(stop), Stop.of(one.story)));
        Teasers.Told told = teasers.told(story);
        story.copy().sections().stream()
                .map(Section::slug)
                .flatMap(slug -> waiting.getOrDefault(slug, List.of()).stream())
                .forEach(one -> one.earlier.add(told));
        story.copy().sections().forEach(section -> release(section, ready));
        waiting.computeIfAbsent(story.section().slug(), slug -> new ArrayList<>())
                .add(met);
        last = Optional.of(met);
        reached = story.publishedAt();
    }

    private void release(Section section, List<Waiting> ready) {
        Iterator<Waiting> each = waiting.getOrDefault(section.slug(), List.of()).iterator();
        while (each.hasNext()) {
            Waiting one = each.next();
            if (one.earlier.size() == StoryPages.EARLIER) {
                ready.add(one);
                each.remove();
            }
        }
    }
}
