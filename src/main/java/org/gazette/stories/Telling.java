package org.gazette.stories;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Tells, within one transaction, what happens to stories: as changes, as turns under each label, and in the count of each.
 * What it gathers is written by {@link #write}, many rows at a time.
 */
final class Telling {
    private final Handle handle;
    private final Labelling labelling;
    private final Map<Label, Tally> tallies = new LinkedHashMap<>();
    private final Set<Tally> counted = new LinkedHashSet<>();
    private final List<TellingRows.LabelRow> labels = new ArrayList<>();
    private final List<TellingRows.TurnRow> turns = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * Begins with the lock of the row on which changes are numbered, and holds it until the commit: so a reader who saw a
     * change has seen all those before it, on PostgreSQL too, and no two transactions take the same turn or moment. What
     * labels stories get is read after it, so that whoever files next knows a definition that was just noted.
     */
    Telling(Handle handle) {
        this.handle = handle;
        handle.execute("update listing set changes = changes where kind = 'ALL'");
        this.labelling = Labelling.by(SelectionTable.all(handle));
    }

    /** Readers see a story for the first time. */
    void appears(Story story) {
        Set<Label> after = mark(story);
        after.forEach(label -> {
            tally(label).stories++;
            turn(label, story, false);
        });
        change(story, after);
    }

    /** A story that readers know says something else, or stands under other labels. */
    void changes(Story story, boolean typo) {
        Set<Label> before = unmark(story);
        Set<Label> after = mark(story);
        before.stream().filter(label -> !after.contains(label)).forEach(label -> tally(label).stories--);
        for (Label label : after) {
            boolean isNew = !before.contains(label);
            tally(label).stories += isNew ? 1 : 0;
            if (isNew || !typo) {
                turn(label, story, false);
            } else {
                TellingRows.retell(handle, tally(label), story);
            }
        }
        before.addAll(after);
        change(story, before);
    }

    /** A story is taken back. */
    void leaves(Story story) {
        Set<Label> before = unmark(story);
        before.forEach(label -> {
            tally(label).stories--;
            turn(label, story, true);
        });
        change(story, before);
    }

    /** A story that readers know comes under a label of the newsroom's own. */
    void enters(Story story, Label label) {
        labels.add(new TellingRows.LabelRow(story, new Labelling.Mark(label, 0, label.slug())));
        tally(label).name = label.slug();
        tally(label).stories++;
        tally(label).changes++;
        turn(label, story, false);
    }

    /** A story that readers know no longer belongs under a label of the newsroom's own. */
    void parts(Story story, Label label) {
        write();
        TellingRows.drop(handle, story.number(), label);
        tally(label).stories--;
        tally(label).changes++;
    }

    /** A label of the newsroom's own is no more. */
    void ends(Label label) {
        write();
        tallies.remove(label);
        TellingRows.forget(handle, label);
    }

    void change(Story story, Set<Label> touched) {
        touched.forEach(label -> tally(label).changes++);
        changes.add(new Change(tally(Label.ALL).changes, story.number(), touched));
    }

    /** Writes what was gathered. */
    void write() {
        TellingRows.addLabels(handle, labels);
        TellingRows.addTurns(handle, turns);
        TellingRows.addChanges(handle, changes);
        ListingTable.put(handle, counted);
        labels.clear();
        turns.clear();
        changes.clear();
        counted.clear();
    }

    private Set<Label> mark(Story story) {
        Collection<Labelling.Mark> marks = labelling.marks(story.copy());
        for (Labelling.Mark mark : marks) {
            if (mark.label().kind() != Label.Kind.ALL) {
                labels.add(new TellingRows.LabelRow(story, mark));
                tally(mark.label()).name = mark.name();
            }
        }
        return marks.stream().map(Labelling.Mark::label).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @return those that it was under */
    private Set<Label> unmark(Story story) {
        write();
        Set<Label> before = new LinkedHashSet<>(Set.of(Label.ALL));
        before.addAll(TellingRows.labels(handle, story.number()));
        TellingRows.dropAll(handle, story.number());
        return before;
    }

    private void turn(Label label, Story story, boolean takenBack) {
        Tally tally = tally(label);
        Instant moment = story.updatedAt();
        tally.turn(Volumes.weight(story.copy()), moment);
        Turn turn = new Turn(story.number(), story.revision().number(), takenBack);
        turns.add(new TellingRows.TurnRow(label, tally.volume, tally.turns, turn));
    }

    private Tally tally(Label label) {
        Tally tally = tallies.computeIfAbsent(
                label, one -> ListingTable.of(handle, one).orElseGet(() -> new Tally(one)));
        counted.add(tally);
        return tally;
    }
}
