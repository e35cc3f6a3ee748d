package org.gazette.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gazette.newsletters.Issue;
import org.gazette.storage.Database;

/** The issues that were posted, as the public may read them. Safe for many threads. */
public final class Archive {
    private final Database database;

    public Archive(Database database) {
        this.database = database;
    }

    /**
     * An issue that was posted.
     *
     * @param lead the headline of its first story, as it was then
     * @param standfirst of the same; may be empty
     */
    public record Printed(Issue issue, String lead, String standfirst) {}

    /** A story of an issue. */
    public record Story(String path, String headline) {}

    /** It changes when an issue is posted or called off. */
    public String stamp() {
        return String.join(
                " ",
                database.<List<String>, RuntimeException>read(handle -> handle.createQuery("""
                                select state, count(*) as many, max(id) as newest from issue group by state order by state
                                """)
                        .map((row, context) ->
                                row.getString("state") + row.getLong("many") + "/" + row.getLong("newest"))
                        .list()));
    }

    /** Every issue of a newsletter, the newest first. */
    public List<Printed> issues(String newsletter) {
        return database.read(handle -> handle.createQuery("""
                        select issue.id, issue.newsletter, issue.slot_date, issue.number, issue.title, issue.opened_at,
                               issue.minutes, coalesce(revision.headline, '') as lead_headline,
                               coalesce(revision.standfirst, '') as lead_standfirst
                        from issue
                        left join issue_story on issue_story.issue = issue.id and issue_story.story = issue.lead
                        left join revision on revision.story = issue_story.story
                            and revision.revision = issue_story.revision
                        where issue.newsletter = :newsletter and issue.state = 'POSTED'
                        order by issue.number desc
                        """)
                .bind("newsletter", newsletter)
                .map((row, context) ->
                        new Printed(issue(row), row.getString("lead_headline"), row.getString("lead_standfirst")))
                .list());
    }

    /** What an issue carried, in its order, as it was headed then; without what was taken back since. */
    public List<Story> stories(Issue issue) {
        return database.read(handle -> handle.createQuery("""
                        select story.path, revision.headline
                        from issue_story
                        join story on story.number = issue_story.story and story.state = 'PUBLISHED'
                        join revision on revision.story = issue_story.story
                            and revision.revision = issue_story.revision
                        where issue_story.issue = :issue order by issue_story.position
                        """)
                .bind("issue", issue.id())
                .map((row, context) -> new Story(row.getString("path"), row.getString("headline")))
                .list());
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(
                row.getLong("id"),
                row.getString("newsletter"),
                LocalDate.parse(row.getString("slot_date")),
                row.getInt("number"),
                row.getString("title"),
                Issue.State.POSTED,
                Instant.ofEpochMilli(row.getLong("opened_at")),
                row.getInt("minutes"));
    }
}
