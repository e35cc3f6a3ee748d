package org.gazette.stories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;

/** A story as it stands in the tables {@code story} and {@code revision}. */
final class StoryRows {
    /** Every query for stories begins so. */
    static final String SELECT = """
            select story.number, story.id, story.path, story.published_at, story.updated_at,
                   revision.revision, revision.kind, revision.made_at, revision.note, revision.headline,
                   revision.standfirst, revision.attribution, revision.body, revision.language, revision.agency,
                   revision.words, revision.bylines, revision.picture, revision.sections, revision.tags,
                   revision.also_read
            from story join revision on revision.story = story.number and revision.revision = story.revision
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
