package org.gazette.newsletters;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gazette.stories.Section;
import org.gazette.stories.Story;

/**
 * What an editor notes beside the stories of an issue.
 *
 * @param updated numbers of stories that an earlier issue carried and that were updated since
 * @param alsoIn for a story's number the other sections in which the same was told, with which it was merged
 * @param notices corrections and retractions of what earlier issues carried, in the order in which they were made
 * @param leftOut stories of the window that are not printed, and why; known while the issue is made, and not kept
 * @param seen the number of the last change of any story that the editor knew of
 * @param letGo whether the stories of a window that makes no issue are let go; else they stay for the next
 */
public record Remarks(
        Set<Long> updated,
        Map<Long, List<Section>> alsoIn,
        List<Notice> notices,
        List<LeftOut> leftOut,
        long seen,
        boolean letGo) {
    public static final Remarks NONE = new Remarks(Set.of(), Map.of(), List.of(), List.of(), 0, false);

    /** A story that is not printed, and why. */
    public record LeftOut(Story story, String reason) {}

    /** Without what concerns other sections than some. */
    public Remarks within(Collection<String> sections) {
        List<Notice> theirs = notices.stream()
                .filter(notice -> notice.sections().stream().anyMatch(sections::contains))
                .toList();
        return new Remarks(updated, alsoIn, theirs, leftOut, seen, letGo);
    }

    /**
     * With what other issues told before, but for some stories.
     *
     * @param without their numbers
     */
    Remarks and(List<Notice> others, Collection<Long> without) {
        List<Notice> all = Stream.concat(others.stream(), notices.stream())
                .filter(notice -> !without.contains(notice.story()))
                .distinct()
                .toList();
        return new Remarks(updated, alsoIn, all, leftOut, seen, letGo);
    }

    public Remarks {
        updated = Set.copyOf(updated);
        alsoIn = Map.copyOf(alsoIn);
        notices = List.copyOf(notices);
        leftOut = List.copyOf(leftOut);
    }
}
