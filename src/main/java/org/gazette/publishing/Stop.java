package org.gazette.publishing;

import java.time.Instant;
import java.util.Comparator;
import org.gazette.stories.Story;

/** A place in time where a reader may stop: a story, or an issue of a newsletter, which comes behind what it carries. */
record Stop(Instant moment, String address, String headline, boolean issue, Instant changed)
        implements Comparable<Stop> {
    private static final Comparator<Stop> ORDER =
            Comparator.comparing(Stop::moment).thenComparing(Stop::issue).thenComparing(Stop::address);

    static Stop of(Story story) {
        return new Stop(story.publishedAt(), story.address(), story.headline(), false, Teasers.changed(story));
    }

    static Stop of(Archive.Printed printed) {
        return new Stop(
                printed.issue().openedAt(),
                printed.issue().address(),
                printed.issue().title(),
                true,
                printed.issue().openedAt());
    }

    @Override
    public int compareTo(Stop other) {
        return ORDER.compare(this, other);
    }
}
