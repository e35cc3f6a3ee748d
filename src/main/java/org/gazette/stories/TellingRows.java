package org.gazette.stories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables {@code story_label}, {@code turn} and {@code story_change}. */
final class TellingRows {
    private TellingRows() {}

    /** A label that a story is found by. */
    record LabelRow(Story story, Labelling.Mark mark) {}

    /** A turn in its place. */
    record TurnRow(Label label, int volume, int position, Turn turn) {}

    static void addLabels(Handle handle, List<LabelRow> rows) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into story_label (kind, slug, published_at, story, position, name)
                values (:kind, :slug, :published, :story, :position, :name)
                """);
        for (LabelRow row : rows) {
            label(batch, row.mark().label())
                    .bind("published", row.story().publishedAt())
                    .bind("story", row.story().number())
                    .bind("position", row.mark().position())
                    .bind("name", row.mark().name())
                    .add();
        }
        batch.execute();
    }

    static void addTurns(Handle handle, List<TurnRow> rows) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into turn (kind, slug, volume, position, story, revision, taken_back)
                values (:kind, :slug, :volume, :position, :story, :revision, :takenBack)
                """);
        for (TurnRow row : rows) {
            label(batch, row.label())
                    .bind("volume", row.volume())
                    .bind("position", row.position())
                    .bind("story", row.turn().story())
                    .bind("revision", row.turn().revision())
                    .bind("takenBack", row.turn().takenBack() ? 1 : 0)
                    .add();
        }
        batch.execute();
    }

    static void addChanges(Handle handle, List<Change> changes) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into story_change (number, story, labels) values (:number, :story, :labels)");
        for (Change change : changes) {
            batch.bind("number", change.number())
                    .bind("story", change.story())
                    .bind(
                            "labels",
                            change.labels().stream().map(Label::toString).collect(Collectors.joining("\n")))
                    .add();
        }
        batch.execute();
    }

    /** Lets the last turn of a story say its newest revision, unless that turn stands in a volume closed for ever. */
    static void retell(Handle handle, Tally tally, Story story) {
        handle.createUpdate("""
                        update turn set revision = :revision
                        where kind = :kind and slug = :slug and volume >= :open and story = :story
                          and not exists (
                            select 1 from turn later
                            where later.kind = :kind and later.slug = :slug and later.volume >= turn.volume
                              and later.story = :story
                              and (later.volume > turn.volume or later.position > turn.position))
                        """)
                .bind("revision", story.revision().number())
                .bind("kind", tally.label.kind().name())
                .bind("slug", tally.label.slug())
                .bind("open", tally.volume - 1)
                .bind("story", story.number())
                .execute();
    }

    static List<Label> labels(Handle handle, long story) {
        return handle.createQuery("select kind, slug from story_label where story = :story order by kind, position")
                .bind("story", story)
                .map((row, context) -> new Label(Label.Kind.valueOf(row.getString("kind")), row.getString("slug")))
                .list();
    }

    /** The labels of the newsroom's own that some stories are under, by their numbers. */
    static Map<Long, Set<Label>> feeds(Handle handle, List<Story> stories) {
        Map<Long, Set<Label>> labels = new HashMap<>();
        if (!stories.isEmpty()) {
            handle.createQuery("select story, slug from story_label where kind = 'FEED' and story in (<stories>)")
                    .bindList("stories", stories.stream().map(Story::number).toList())
                    .map((row, context) -> Map.entry(row.getLong("story"), Label.feed(row.getString("slug"))))
                    .forEach(row -> labels.computeIfAbsent(row.getKey(), story -> new HashSet<>())
                            .add(row.getValue()));
        }
        return labels;
    }

    static void dropAll(Handle handle, long story) {
        handle.createUpdate("delete from story_label where story = :story")
                .bind("story", story)
                .execute();
    }

    static void drop(Handle handle, long story, Label label) {
        handle.createUpdate("delete from story_label where story = :story and kind = :kind and slug = :slug")
                .bind("story", story)
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .execute();
    }

    static void forget(Handle handle, Label label) {
        for (String table : List.of("story_label", "turn", "listing")) {
            handle.createUpdate("delete from <table> where kind = :kind and slug = :slug")
                    .define("table", table)
                    .bind("kind", label.kind().name())
                    .bind("slug", label.slug())
                    .execute();
        }
    }

    static List<Change> changes(Handle handle, long after, int atMost) {
        return handle.createQuery("""
                        select number, story, labels from story_change where number > :after
                        order by number limit :most
                        """)
                .bind("after", after)
                .bind("most", atMost)
                .map((row, context) -> new Change(
                        row.getLong("number"),
                        row.getLong("story"),
                        row.getString("labels")
                                .lines()
                                .map(Label::named)
                                .collect(Collectors.toCollection(LinkedHashSet::new))))
                .list();
    }

    /** The two newest volumes as one. */
    static Volume head(Handle handle, Label label) {
        String seen = label.kind() == Label.Kind.ALL
                ? "select 1 from story where story.number = turn.story and story.state = 'PUBLISHED'"
                : """
                  select 1 from story_label
                  where story_label.story = turn.story and story_label.kind = turn.kind and story_label.slug = turn.slug
                  """;
        List<Row> rows = handle.createQuery("""
                        select listing.volume as number, turn.story, turn.revision, turn.taken_back
                        from listing left join turn on turn.kind = listing.kind and turn.slug = listing.slug
                            and turn.volume >= listing.volume - 1 and (turn.taken_back = 1 or exists (<seen>))
                        where listing.kind = :kind and listing.slug = :slug
                        order by turn.volume, turn.position
                        """)
                .define("seen", seen)
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .map(Row::of)
                .list();
        return volume(label, 1, rows);
    }

    /** One each, in the order of their numbers. */
    static List<Volume> volumes(Handle handle, Label label, int from, int to) {
        Map<Integer, List<Row>> rows = new HashMap<>();
        handle.createQuery("""
                        select volume as number, story, revision, taken_back from turn
                        where kind = :kind and slug = :slug and volume >= :from and volume <= :to
                        order by volume, position
                        """)
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .bind("from", from)
                .bind("to", to)
                .map(Row::of)
                .forEach(row -> rows.computeIfAbsent(row.volume, number -> new ArrayList<>())
                        .add(row));
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> volume(label, number, rows.getOrDefault(number, List.of())))
                .toList();
    }

    private static Volume volume(Label label, int number, List<Row> rows) {
        Map<Long, Turn> last = new LinkedHashMap<>();
        for (Row row : rows) {
            last.remove(row.story);
            if (row.story > 0) {
                last.put(row.story, new Turn(row.story, row.revision, row.takenBack));
            }
        }
        return new Volume(label, rows.isEmpty() ? number : rows.get(0).volume, List.copyOf(last.values()));
    }

    private static PreparedBatch label(PreparedBatch batch, Label label) {
        return batch.bind("kind", label.kind().name()).bind("slug", label.slug());
    }

    /** A turn and its volume; story 0 where the volume has no turn to show. */
    private record Row(int volume, long story, int revision, boolean takenBack) {
        static Row of(ResultSet row, StatementContext context) throws SQLException {
            return new Row(
                    row.getInt("number"), row.getLong("story"), row.getInt("revision"), row.getInt("taken_back") == 1);
        }
    }
}
