package org.gazette.stories;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gazette.text.Words;

/** Finds the labels that a story belongs under. */
final class Labelling {
    private final Map<String, Selection> own;
    private final boolean reads;

    /** @param own the feeds that the newsroom defined, by name */
    Labelling(Map<String, Selection> own) {
        this.own = Map.copyOf(own);
        this.reads = own.values().stream().anyMatch(one -> !one.words().isEmpty());
    }

    /** By the definitions in the table. */
    static Labelling by(Map<String, SelectionTable.Row> rows) {
        return new Labelling(rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().selection())));
    }

    /**
     * A label on one story.
     *
     * @param position among the story's labels of that kind, from 0
     * @param name as printed
     */
    record Mark(Label label, int position, String name) {}

    /** Each label once, {@link Label#ALL} first. */
    Collection<Mark> marks(Copy copy) {
        Map<Label, Mark> marks = new LinkedHashMap<>();
        put(marks, Label.ALL, 0, "");
        List<Section> sections = copy.sections();
        for (int at = 0; at < sections.size(); at++) {
            put(marks, Label.of(sections.get(at)), at, sections.get(at).name());
        }
        for (int at = 0; at < copy.tags().size(); at++) {
            put(marks, Label.tag(copy.tags().get(at)), at, copy.tags().get(at));
        }
        for (int at = 0; at < copy.bylines().size(); at++) {
            put(
                    marks,
                    Label.of(copy.bylines().get(at)),
                    at,
                    copy.bylines().get(at).name());
        }
        feeds(copy).forEach(label -> put(marks, label, 0, label.slug()));
        return marks.values();
    }

    /** The newsroom's own feeds that take a story in. */
    List<Label> feeds(Copy copy) {
        String text = reads ? Words.ofHtml(copy.body()) : "";
        return own.entrySet().stream()
                .filter(feed -> feed.getValue().matches(copy, text))
                .map(feed -> Label.feed(feed.getKey()))
                .toList();
    }

    private static void put(Map<Label, Mark> marks, Label label, int position, String name) {
        marks.putIfAbsent(label, new Mark(label, position, name));
    }
}
