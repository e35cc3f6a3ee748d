package org.gazette.newsletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gazette.stories.Story;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables of issues and of what they carry. Every method is part of its caller's transaction. */
final class IssueTable {
    private static final String SELECT =
            "select id, newsletter, slot_date, number, title, state, opened_at, minutes from issue ";

    private IssueTable() {}

    /** Takes the next number; should a transaction beside this one take the same, the key refuses it and the next is tried. */
    static Issue insert(Handle handle, Slot slot, Digest digest, String title) {
        Optional<Long> id = Optional.empty();
        while (id.isEmpty()) {
            id = tryInsert(handle, slot, digest, title);
        }
        insertStories(handle, id.get(), digest);
        return of(handle, slot.newsletter(), slot.date()).orElseThrow();
    }

    private static Optional<Long> tryInsert(Handle handle, Slot slot, Digest digest, String title) {
        return handle.createQuery("""
                        insert into issue (newsletter, slot_date, number, title, lead, state, from_at, to_at, opened_at,
                            minutes)
                        select :newsletter, :date, coalesce(max(number), 0) + 1, :title, :lead, 'SET', :from, :to, :due,
                            :minutes
                        from issue where newsletter = :newsletter
                        on conflict (newsletter, number) do nothing
                        returning id
                        """)
                .bindMethods(slot)
                .bind("title", title)
                .bind("lead", digest.lead().orElseThrow().number())
                .bind("from", digest.from())
                .bind("to", digest.to())
                .bind("minutes", digest.readingMinutes())
                .mapTo(Long.class)
                .findOne();
    }

    private static void insertStories(Handle handle, long issue, Digest digest) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_story (issue, position, story, revision, section)
                values (:issue, :position, :story, :revision, :section)
                """);
        int position = 0;
        Story lead = digest.lead().orElseThrow();
        add(batch, issue, position++, lead, lead.section().slug());
        for (Digest.Part part : digest.parts()) {
            for (Story story : part.stories()) {
                add(batch, issue, position++, story, part.section().slug());
            }
        }
        batch.execute();
    }

    private static void add(PreparedBatch batch, long issue, int position, Story story, String section) {
        batch.bind("issue", issue)
                .bind("position", position)
                .bind("story", story.number())
                .bind("revision", story.revision().number())
                .bind("section", section)
                .add();
    }

    /** What an issue carries, in printing order. */
    static List<Carried> carried(Handle handle, Issue issue) {
        return handle.createQuery("""
                        select story, revision, section from issue_story where issue = :issue order by position
                        """)
                .bind("issue", issue.id())
                .map((row, context) ->
                        new Carried(row.getLong("story"), row.getInt("revision"), row.getString("section")))
                .list();
    }

    /** The window of an issue, with nothing in it. */
    static Digest window(Handle handle, Issue issue) {
        return handle.createQuery("select from_at, to_at from issue where id = :issue")
                .bind("issue", issue.id())
                .map((row, context) -> new Digest(
                        Instant.ofEpochMilli(row.getLong("from_at")),
                        Instant.ofEpochMilli(row.getLong("to_at")),
                        Optional.empty(),
                        List.of(),
                        ""))
                .one();
    }

    static int freeNumber(Handle handle, String newsletter) {
        return handle.createQuery("select coalesce(max(number), 0) + 1 from issue where newsletter = :newsletter")
                .bind("newsletter", newsletter)
                .mapTo(Integer.class)
                .one();
    }

    static boolean posted(Handle handle, Issue issue) {
        return handle.createUpdate("update issue set state = 'POSTED' where id = :id and state = 'SET'")
                        .bind("id", issue.id())
                        .execute()
                == 1;
    }

    /** @param skipLocked leaves alone an issue that is being posted just now */
    static void withdraw(Handle handle, Slot slot, String skipLocked) {
        handle.createQuery("""
                        select id from issue
                        where newsletter = :newsletter and slot_date = :date and state = 'SET'
                        """ + skipLocked)
                .bindMethods(slot)
                .mapTo(Long.class)
                .list()
                .forEach(id -> {
                    handle.execute("delete from edition where issue = ?", id);
                    handle.execute("delete from issue_story where issue = ?", id);
                    handle.execute("delete from issue where id = ?", id);
                });
    }

    static Optional<Issue> of(Handle handle, String newsletter, LocalDate date) {
        return handle.createQuery(SELECT + "where newsletter = :newsletter and slot_date = :date")
                .bind("newsletter", newsletter)
                .bind("date", date)
                .map(IssueTable::row)
                .findOne();
    }

    static List<Issue> latest(Handle handle, String newsletter, int atMost) {
        return handle.createQuery(SELECT + """
                        where newsletter = :newsletter and state = 'POSTED' order by opened_at desc, id desc limit :most
                        """)
                .bind("newsletter", newsletter)
                .bind("most", atMost)
                .map(IssueTable::row)
                .list();
    }

    static Optional<Instant> lastWindowEnd(Handle handle, String newsletter, Instant atLatest) {
        return handle.createQuery("""
                        select max(to_at) from issue
                        where newsletter = :newsletter and state <> 'CANCELLED' and to_at <= :latest
                        """)
                .bind("newsletter", newsletter)
                .bind("latest", atLatest)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Asks for the range of their numbers, which bounds the answer however many they are. */
    static Set<Long> carried(Handle handle, String newsletter, List<Story> stories) {
        return new HashSet<>(handle.createQuery("""
                        select issue_story.story from issue_story join issue on issue.id = issue_story.issue
                        where issue.newsletter = :newsletter and issue.state <> 'CANCELLED'
                          and issue_story.story between :least and :most
                        """)
                .bind("newsletter", newsletter)
                .bind("least", stories.stream().mapToLong(Story::number).min().orElse(0))
                .bind("most", stories.stream().mapToLong(Story::number).max().orElse(0))
                .mapTo(Long.class)
                .list());
    }

    private static Issue row(ResultSet row, StatementContext context) throws SQLException {
        return new Issue(
                row.getLong("id"),
                row.getString("newsletter"),
                LocalDate.parse(row.getString("slot_date")),
                row.getInt("number"),
                row.getString("title"),
                Issue.State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                row.getInt("minutes"));
    }
}
