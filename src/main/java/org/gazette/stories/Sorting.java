package org.gazette.stories;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sorts the stories that are there by the feeds of the newsroom's own that were added, changed or dropped since.
 *
 * <p>The table holds by which definitions stories are labelled, whatever the configuration of a process says: so two
 * processes that read it at different times label alike. A definition takes effect for stories that are filed the
 * moment it is noted, and for the others a page at a time, each page one transaction with the note how far it went: a
 * run that was cut short is finished by the next, and no story comes under a label twice.
 */
final class Sorting {
    private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);
    private static final int PAGE = 200;

    private final Database database;
    private final Map<String, Selection> own;

    /** @param own the feeds as they are defined now, by name */
    Sorting(Database database, Map<String, Selection> own) {
        this.database = database;
        this.own = new TreeMap<>(own);
    }

    /** Whether every story is sorted by the definitions as they are now. */
    boolean isDone() {
        return isDone(database.read(SelectionTable::all));
    }

    /** Finishes what is to be sorted. */
    void run() {
        if (isDone()) {
            return;
        }
        database.run(this::begin);
        boolean more = true;
        while (more) {
            more = database.write(this::step);
        }
        LOG.info("the stories are sorted by the newsroom's own feeds: {}", String.join(", ", own.keySet()));
    }

    private boolean isDone(Map<String, SelectionTable.Row> rows) {
        return rows.keySet().equals(own.keySet())
                && rows.entrySet().stream()
                        .allMatch(row -> row.getValue().done() && isSame(row.getKey(), row.getValue()));
    }

    private boolean isSame(String name, SelectionTable.Row row) {
        return row.selection().equals(own.get(name));
    }

    /** Notes the definitions as they are now, and ends the feeds that are no more. */
    private void begin(Handle handle) {
        Telling telling = new Telling(handle);
        Map<String, SelectionTable.Row> rows = SelectionTable.all(handle);
        own.forEach((name, selection) -> {
            SelectionTable.Row row = rows.get(name);
            if (row == null || !row.selection().equals(selection)) {
                SelectionTable.define(handle, name, selection);
            }
        });
        for (String name : rows.keySet()) {
            if (!own.containsKey(name)) {
                telling.ends(Label.feed(name));
                SelectionTable.drop(handle, name);
            }
        }
        telling.write();
    }

    /** Sorts a page of stories. @return whether there are more */
    private boolean step(Handle handle) {
        Telling telling = new Telling(handle);
        Map<String, SelectionTable.Row> stale = SelectionTable.all(handle).entrySet().stream()
                .filter(row -> !row.getValue().done())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (stale.isEmpty()) {
            return false;
        }
        long from = stale.values().stream()
                .mapToLong(SelectionTable.Row::sorted)
                .min()
                .orElseThrow();
        List<Story> page = StoryRows.publishedAfter(handle, from, PAGE);
        sort(handle, telling, page, stale);
        telling.write();
        boolean more = page.size() == PAGE;
        long until = more ? page.get(PAGE - 1).publishedAt().toEpochMilli() : SelectionTable.DONE;
        SelectionTable.sorted(handle, stale.keySet(), until);
        return more;
    }

    private static void sort(Handle handle, Telling telling, List<Story> page, Map<String, SelectionTable.Row> stale) {
        Labelling labelling = Labelling.by(stale);
        Map<Long, Set<Label>> before = TellingRows.feeds(handle, page);
        for (Story story : page) {
            Set<Label> had = before.getOrDefault(story.number(), Set.of());
            Set<Label> has = new HashSet<>(labelling.feeds(story.copy()));
            for (String name : stale.keySet()) {
                Label label = Label.feed(name);
                if (has.contains(label) && !had.contains(label)) {
                    telling.enters(story, label);
                } else if (had.contains(label) && !has.contains(label)) {
                    telling.parts(story, label);
                }
            }
        }
    }
}
