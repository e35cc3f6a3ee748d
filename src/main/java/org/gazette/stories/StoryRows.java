package org.gazette.stories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** A story as it stands in the tables {@code story} and {@code revision}. */
final class StoryRows {
    private static final String COLUMNS = """
            select story.number, story.id, story.path, story.published_at, revision.updated_at,
                   revision.revision, told.kind, told.made_at, told.note, revision.headline,
                   revision.standfirst, revision.attribution, revision.body, revision.language, revision.agency,
                   revision.words, revision.bylines, revision.picture, revision.sections, revision.tags,
                   revision.also_read
            """;

    /** Every query for stories as they stand begins so. */
    static final String SELECT = COLUMNS + """
            from story join revision on revision.story = story.number and revision.revision = story.revision
                       join revision told on told.story = story.number and told.revision = revision.significant
            """;

    /** A story as it stood at {@code :revision}. */
    static final String SELECT_REVISION = COLUMNS + """
            from story join revision on revision.story = story.number and revision.revision = :revision
                       join revision told on told.story = story.number and told.revision = revision.significant
            """;

    /** So many are asked for one by one, by a query that is prepared already: else it is another query each time. */
    private static final int FEW = 8;

    private StoryRows() {}

    /** The story whose path, or the last part of whose path, is the reference; the newest where several are. */
    static Optional<Story> referredTo(Handle handle, String reference) {
        String column = reference.indexOf('/') < 0 ? "slug" : "path";
        return handle.createQuery(SELECT + """
                        where story.<column> = :reference and story.state = 'PUBLISHED'
                        order by story.published_at desc limit 1
                        """)
                .define("column", column)
                .bind("reference", reference)
                .map(StoryRows::story)
                .findOne();
    }

    /** Those that readers may see which were published after a moment, the oldest first. */
    static List<Story> publishedAfter(Handle handle, long moment, int atMost) {
        return handle.createQuery(SELECT + """
                        where story.state = 'PUBLISHED' and story.published_at > :moment
                        order by story.published_at limit :most
                        """)
                .bind("moment", moment)
                .bind("most", atMost)
                .map(StoryRows::story)
                .list();
    }

    /** Stories each at the revision of a turn. */
    static List<Story> told(Handle handle, Collection<Turn> turns) {
        return turns.size() <= FEW
                ? turns.stream().flatMap(turn -> told(handle, turn).stream()).toList()
                : toldTogether(handle, turns);
    }

    private static Optional<Story> told(Handle handle, Turn turn) {
        return handle.createQuery(SELECT_REVISION + "where story.number = :number")
                .bind("number", turn.story())
                .bind("revision", turn.revision())
                .map(StoryRows::story)
                .findOne();
    }

    private static List<Story> toldTogether(Handle handle, Collection<Turn> turns) {
        String wanted = turns.stream()
                .map(turn -> "(" + turn.story() + ", " + turn.revision() + ")")
                .collect(Collectors.joining(", "));
        return handle.createQuery("with wanted (number, revision) as (values <wanted>) " + COLUMNS + """
                        from wanted join story on story.number = wanted.number
                                    join revision on revision.story = wanted.number
                                                 and revision.revision = wanted.revision
                                    join revision told on told.story = wanted.number
                                                      and told.revision = revision.significant
                        """)
                .define("wanted", wanted)
                .map(StoryRows::story)
                .list();
    }

    /** The stories of a label's volumes, each at the revision of its turn; a story of several turns at each of theirs. */
    static List<Story> told(Handle handle, Label label, int from, int to) {
        return handle.createQuery(COLUMNS + """
                        from turn join story on story.number = turn.story
                                  join revision on revision.story = turn.story and revision.revision = turn.revision
                                  join revision told on told.story = turn.story
                                                    and told.revision = revision.significant
                        where turn.kind = :kind and turn.slug = :slug and turn.volume >= :from and turn.volume <= :to
                          and turn.taken_back = 0
                        order by turn.volume, turn.position
                        """)
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .bind("from", from)
                .bind("to", to)
                .map(StoryRows::story)
                .list();
    }

    static Story story(ResultSet row, StatementContext context) throws SQLException {
        return new Story(
                row.getLong("number"),
                row.getString("id"),
                row.getString("path"),
                at(row, "published_at"),
                at(row, "updated_at"),
                revision(row, context),
                row.getInt("words"),
                copy(row));
    }

    static Revision revision(ResultSet row, StatementContext context) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                Revision.Kind.valueOf(row.getString("kind")),
                at(row, "made_at"),
                row.getString("note"));
    }

    static Retraction retraction(ResultSet row, StatementContext context) throws SQLException {
        return new Retraction(
                row.getLong("number"),
                row.getString("id"),
                row.getString("path"),
                row.getString("headline"),
                row.getString("language"),
                at(row, "updated_at"),
                row.getString("note"));
    }

    private static Copy copy(ResultSet row) throws SQLException {
        return new Copy(
                row.getString("headline"),
                row.getString("standfirst"),
                row.getString("attribution"),
                row.getString("body"),
                row.getString("language"),
                row.getString("agency"),
                Json.list(row.getString("bylines"), Byline.class),
                Json.picture(row.getString("picture")),
                Json.list(row.getString("sections"), Section.class),
                Json.list(row.getString("tags"), String.class),
                Json.list(row.getString("also_read"), AlsoRead.class));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
