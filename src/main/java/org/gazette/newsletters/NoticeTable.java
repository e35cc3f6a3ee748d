package org.gazette.newsletters;

import java.util.List;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of what issues tell of earlier ones. Every method is part of its caller's transaction. */
final class NoticeTable {
    private NoticeTable() {}

    /** A notice, as the table holds it. */
    record Row(long story, int revision, Notice.Kind kind) {
        Notice notice(Stories stories) {
            return NoticeTable.notice(stories.atRevision(story, revision).orElseThrow(), revision, kind);
        }
    }

    /** @param story at the revision */
    static Notice notice(Story story, int revision, Notice.Kind kind) {
        return new Notice(
                story.number(),
                revision,
                kind,
                story.headline(),
                story.address(),
                story.copy().language(),
                story.copy().sections().stream().map(Section::slug).toList(),
                story.revision().note(),
                story.revision().madeAt());
    }

    static void insert(Handle handle, long issue, List<Notice> notices) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_notice (issue, position, story, revision, kind)
                values (:issue, :position, :story, :revision, :kind)
                """);
        for (int position = 0; position < notices.size(); position++) {
            Notice notice = notices.get(position);
            batch.bind("issue", issue)
                    .bind("position", position)
                    .bind("story", notice.story())
                    .bind("revision", notice.revision())
                    .bind("kind", notice.kind().name())
                    .add();
        }
        if (!notices.isEmpty()) {
            batch.execute();
        }
    }

    static List<Row> of(Handle handle, long issue) {
        return handle.createQuery(
                        "select story, revision, kind from issue_notice where issue = :issue order by position")
                .bind("issue", issue)
                .map((row, context) -> new Row(
                        row.getLong("story"), row.getInt("revision"), Notice.Kind.valueOf(row.getString("kind"))))
                .list();
    }
}
