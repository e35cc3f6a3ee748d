package org.gazette.publishing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gazette.stories.Change;
import org.gazette.stories.Label;

/**
 * What changed in the newsroom since it was looked last.
 *
 * @param stories the numbers of those that came, changed or went, each with the labels under which it was or is
 * @param lists more labels whose lists are to be made
 * @param issues those that came or went
 */
record Touched(Map<Long, Set<Label>> stories, Set<Label> lists, List<Archive.Printed> issues) {
    static Touched of(List<Change> changes) {
        Map<Long, Set<Label>> stories = new LinkedHashMap<>();
        changes.forEach(change -> stories.computeIfAbsent(change.story(), story -> new LinkedHashSet<>())
                .addAll(change.labels()));
        return new Touched(stories, Set.of(), List.of());
    }

    /** The same, and what was left over from before. */
    Touched with(Collection<Long> moreStories, Set<Label> moreLists, List<Archive.Printed> moreIssues) {
        Map<Long, Set<Label>> both = new LinkedHashMap<>(stories);
        moreStories.forEach(story -> both.putIfAbsent(story, Set.of()));
        return new Touched(both, moreLists, moreIssues);
    }

    /** Of stories and lists. */
    Set<Label> labels() {
        Set<Label> labels = new LinkedHashSet<>(lists);
        stories.values().forEach(labels::addAll);
        return labels;
    }

    boolean isEmpty() {
        return stories.isEmpty() && lists.isEmpty() && issues.isEmpty();
    }
}
