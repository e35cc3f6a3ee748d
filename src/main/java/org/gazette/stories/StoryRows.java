package org.gazette.stories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/** A story as it stands in the tables {@code story} and {@code revision}. */
final class StoryRows {
    private static final String COLUMNS = """
            select story.number, story.id, story.path, story.published_at, %s as updated_at,
                   revision.revision, revision.kind, revision.made_at, revision.note, revision.headline,
                   revision.standfirst, revision.attribution, revision.body, revision.language, revision.agency,
                   revision.words, revision.bylines, revision.picture, revision.sections, revision.tags,
                   revision.also_read
            """;

    /** Every query for stories as they stand begins so. */
    static final String SELECT = COLUMNS.formatted("story.updated_at") + """
            from story join revision on revision.story = story.number and revision.revision = story.revision
            """;

    /** A story as it stood at {@code :revision}. */
    static final String SELECT_REVISION = COLUMNS.formatted("""
            (select max(case when known.kind in ('FIRST', 'TYPO') or known.made_at < story.published_at
                             then story.published_at else known.made_at end)
             from revision known where known.story = story.number and known.revision <= :revision)
            """) + """
            from story join revision on revision.story = story.number and revision.revision = :revision
            """;

    private StoryRows() {}

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
