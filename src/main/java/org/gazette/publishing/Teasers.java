package org.gazette.publishing;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.gazette.stories.Revision;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;

/** Stories as other pages show them. Safe for many threads. */
final class Teasers {
    private final Stories stories;
    private final Wording wording;

    Teasers(Stories stories, Wording wording) {
        this.stories = stories;
        this.wording = wording;
    }

    /**
     * A story on a list.
     *
     * @param changed when its words changed last, a typo included
     */
    record Shown(long number, Instant published, PartWords.Teaser teaser, Instant changed) {}

    /**
     * A story as a line on the page of another.
     *
     * @param changed as above
     */
    record Told(PartWords.Line line, Instant changed) {}

    Shown shown(Story story) {
        return new Shown(story.number(), story.publishedAt(), wording.teaser(story, corrected(story)), changed(story));
    }

    Told told(Story story) {
        return new Told(wording.line(story, corrected(story)), changed(story));
    }

    /** Every revision of a story, the first one first; read only where there is more than one. */
    List<Revision> revisions(Story story) {
        return story.revision().number() == 1 ? List.of(story.revision()) : stories.revisions(story.number());
    }

    private boolean corrected(Story story) {
        return revisions(story).stream().anyMatch(revision -> revision.kind() == Revision.Kind.CORRECTION);
    }

    /** When the words of a story changed last, a typo included. */
    static Instant changed(Story story) {
        Instant made = story.revision().madeAt();
        boolean first = story.revision().kind() == Revision.Kind.FIRST;
        return first || made.isBefore(story.updatedAt()) ? story.updatedAt() : made;
    }

    /** When the newest of some changed; the epoch for none. */
    static Instant newest(Collection<Shown> shown) {
        return shown.stream().map(Shown::changed).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
