package org.gazette.publishing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gazette.stories.Label;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;

/** Stories and issues in one order of time. The issues are held here, being few. Safe for many threads. */
final class Stops {
    private final Stories stories;
    private volatile NavigableSet<Stop> issues = new TreeSet<>();

    Stops(Stories stories) {
        this.stories = stories;
    }

    void issues(Collection<Archive.Printed> printed) {
        issues = new TreeSet<>(printed.stream().map(Stop::of).toList());
    }

    Optional<Stop> before(Story story) {
        return Stream.concat(
                        stories.before(Label.ALL, story.publishedAt(), 1).stream()
                                .map(Stop::of),
                        issueBefore(Stop.of(story)).stream())
                .max(Stop::compareTo);
    }

    Optional<Stop> after(Story story) {
        return Stream.concat(
                        stories.after(Label.ALL, story.publishedAt(), 1).stream()
                                .map(Stop::of),
                        issueAfter(Stop.of(story)).stream())
                .min(Stop::compareTo);
    }

    /** The last stop before a story, of which it is known what story precedes it. */
    Optional<Stop> between(Optional<Stop> older, Stop story) {
        return Stream.concat(older.stream(), issueBefore(story).stream()).max(Stop::compareTo);
    }

    /** The first stop behind a story, of which it is known what story follows it. */
    Optional<Stop> between(Stop story, Optional<Stop> newer) {
        return Stream.concat(newer.stream(), issueAfter(story).stream()).min(Stop::compareTo);
    }

    /** The numbers of the stories next to a moment, one that was published at it included. */
    List<Long> around(Instant moment) {
        return stories.around(moment);
    }

    private Optional<Stop> issueBefore(Stop stop) {
        return Optional.ofNullable(issues.lower(stop));
    }

    private Optional<Stop> issueAfter(Stop stop) {
        return Optional.ofNullable(issues.higher(stop));
    }
}
