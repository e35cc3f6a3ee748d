package org.gazette.newsletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A story in an issue, as the table holds it.
 *
 * @param section the slug of that which it stands under
 * @param position from 0, the lead's
 * @param updated whether an earlier issue carried it
 * @param alsoIn other sections in which the same was told
 */
record Carried(long story, int revision, String section, int position, boolean updated, List<Section> alsoIn) {
    /** In printing order, the lead first. */
    static List<Carried> of(Digest digest) {
        List<Carried> all = new ArrayList<>();
        digest.lead().ifPresent(story -> all.add(of(digest, story, story.section(), 0)));
        for (Digest.Part part : digest.parts()) {
            part.stories().forEach(story -> all.add(of(digest, story, part.section(), all.size())));
        }
        return all;
    }

    private static Carried of(Digest digest, Story story, Section section, int position) {
        return new Carried(
                story.number(),
                story.revision().number(),
                section.slug(),
                position,
                digest.remarks().updated().contains(story.number()),
                digest.remarks().alsoIn().getOrDefault(story.number(), List.of()));
    }

    static Carried row(ResultSet row, StatementContext context) throws SQLException {
        return new Carried(
                row.getLong("story"),
                row.getInt("revision"),
                row.getString("section"),
                row.getInt("position"),
                row.getInt("updated") == 1,
                sections(row.getString("also_in")));
    }

    /** The other sections as the table holds them. */
    String sections() {
        return alsoIn.stream()
                .map(section -> section.slug() + " " + section.name())
                .collect(Collectors.joining("\n"));
    }

    static List<Section> sections(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Section(parts[0], parts[1]))
                .toList();
    }

    /**
     * The stories put into a digest that has none.
     *
     * @param carried in printing order, the lead first
     */
    static Digest digest(Digest empty, List<Carried> carried, Stories stories) {
        Optional<Story> lead = carried.stream().findFirst().map(one -> one.read(stories));
        Map<String, List<Story>> bySection = new LinkedHashMap<>();
        carried.stream()
                .skip(1)
                .forEach(one -> bySection
                        .computeIfAbsent(one.section(), slug -> new ArrayList<>())
                        .add(one.read(stories)));
        List<Digest.Part> parts = bySection.entrySet().stream()
                .map(part -> new Digest.Part(section(part.getValue().get(0), part.getKey()), part.getValue()))
                .toList();
        return new Digest(empty.from(), empty.to(), lead, parts, "", remarks(empty.remarks(), carried));
    }

    private static Remarks remarks(Remarks remarks, List<Carried> carried) {
        Set<Long> updated =
                carried.stream().filter(Carried::updated).map(Carried::story).collect(Collectors.toSet());
        Map<Long, List<Section>> alsoIn = carried.stream()
                .filter(one -> !one.alsoIn().isEmpty())
                .collect(Collectors.toMap(Carried::story, Carried::alsoIn));
        return new Remarks(updated, alsoIn, remarks.notices(), remarks.leftOut(), remarks.seen(), false);
    }

    private Story read(Stories stories) {
        return stories.atRevision(story, revision).orElseThrow();
    }

    private static Section section(Story story, String slug) {
        return story.copy().sections().stream()
                .filter(section -> section.slug().equals(slug))
                .findFirst()
                .orElseGet(story::section);
    }
}
