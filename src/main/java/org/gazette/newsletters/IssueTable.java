package org.gazette.newsletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        NoticeTable.insert(handle, id.get(), digest.remarks().notices());
        return of(handle, slot.newsletter(), slot.date()).orElseThrow();
    }

    private static Optional<Long> tryInsert(Handle handle, Slot slot, Digest digest, String title) {
        return handle.createQuery("""
                        insert into issue (newsletter, slot_date, number, title, lead, state, from_at, to_at, opened_at,
                            minutes, seen)
                        select :newsletter, :date, coalesce(max(number), 0) + 1, :title, :lead, 'SET', :from, :to, :due,
                            :minutes, :seen
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
                .bind("seen", digest.remarks().seen())
                .mapTo(Long.class)
                .findOne();
    }

    private static void insertStories(Handle handle, long issue, Digest digest) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into issue_story (issue, position, story, revision, section, updated, also_in)
                values (:issue, :position, :story, :revision, :section, :updated, :alsoIn)
                """);
        for (Carried carried : Carried.of(digest)) {
            batch.bind("issue", issue)
                    .bind("position", carried.position())
                    .bind("story", carried.story())
                    .bind("revision", carried.revision())
                    .bind("section", carried.section())
                    .bind("updated", carried.updated() ? 1 : 0)
                    .bind("alsoIn", carried.sections())
                    .add();
        }
        batch.execute();
    }

    /** What an issue carries, in printing order. */
    static List<Carried> carried(Handle handle, Issue issue) {
        return handle.createQuery("""
                        select story, revision, section, position, updated, also_in from issue_story
                        where issue = :issue order by position
                        """)
                .bind("issue", issue.id())
                .map(Carried::row)
                .list();
    }

    /** What issues of a newsletter carried that were opened after a moment. */
    static List<Carried> carriedSince(Handle handle, String newsletter, Instant moment) {
        return handle.createQuery("""
                        select story, revision, section, position, updated, also_in
                        from issue_story join issue on issue.id = issue_story.issue
                        where issue.newsletter = :newsletter and issue.state <> 'CANCELLED' and issue.opened_at > :moment
                        order by issue.opened_at, position
                        """)
                .bind("newsletter", newsletter)
                .bind("moment", moment)
                .map(Carried::row)
                .list();
    }

    /** The issues of a newsletter that were posted, from one number of its row on and before another, the newest first. */
    static List<Issue> between(Handle handle, String newsletter, long from, long before, int atMost) {
        return handle.createQuery(SELECT + """
                        where newsletter = :newsletter and state = 'POSTED' and id >= :from and id < :before
                        order by id desc limit :most
                        """)
                .bind("newsletter", newsletter)
                .bind("from", from)
                .bind("before", before)
                .bind("most", atMost)
                .map(IssueTable::row)
                .list();
    }

    /** The window of an issue, with nothing in it but what it tells of earlier ones. */
    static Digest window(Handle handle, Issue issue, List<Notice> notices) {
        return handle.createQuery("select from_at, to_at, seen from issue where id = :issue")
                .bind("issue", issue.id())
                .map((row, context) -> new Digest(
                        Instant.ofEpochMilli(row.getLong("from_at")),
                        Instant.ofEpochMilli(row.getLong("to_at")),
                        Optional.empty(),
                        List.of(),
                        "",
                        new Remarks(Set.of(), Map.of(), notices, List.of(), row.getLong("seen"), false)))
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
                    handle.execute("delete from issue_notice where issue = ?", id);
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

    /** Where the newest window ended that ended no later than a moment, be it of an issue or of stories that were let go. */
    static Optional<Window> lastWindow(Handle handle, String newsletter, Instant atLatest) {
        return handle.createQuery("""
                        select to_at, seen from (
                            select to_at, seen from issue
                            where newsletter = :newsletter and state <> 'CANCELLED' and to_at <= :latest
                            union all
                            select to_at, seen from slot
                            where newsletter = :newsletter and let_go = 1 and to_at <= :latest) ended
                        order by to_at desc, seen desc limit 1
                        """)
                .bind("newsletter", newsletter)
                .bind("latest", atLatest)
                .map((row, context) -> new Window(
                        Instant.ofEpochMilli(row.getLong("to_at")), atLatest, Optional.of(row.getLong("seen"))))
                .findOne();
    }

    /**
     * What issues of a newsletter have told of stories with some numbers: for each the newest revision that one carried
     * or corrected.
     */
    static Map<Long, Integer> told(Handle handle, String newsletter, long least, long most) {
        Map<Long, Integer> told = new HashMap<>();
        handle.createQuery("""
                        select told.story, max(told.revision) as revision
                        from (select issue, story, revision from issue_story where story between :least and :most
                              union all
                              select issue, story, revision from issue_notice where story between :least and :most) told
                        join issue on issue.id = told.issue
                        where issue.newsletter = :newsletter and issue.state <> 'CANCELLED'
                        group by told.story
                        """)
                .bind("newsletter", newsletter)
                .bind("least", least)
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getLong("story"), row.getInt("revision")))
                .forEach(one -> told.put(one.getKey(), one.getValue()));
        return told;
    }

    /** Those of some numbers that led an issue. */
    static Set<Long> led(Handle handle, String newsletter, long least, long most) {
        return new HashSet<>(handle.createQuery("""
                        select lead from issue
                        where newsletter = :newsletter and state <> 'CANCELLED' and lead between :least and :most
                        """)
                .bind("newsletter", newsletter)
                .bind("least", least)
                .bind("most", most)
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
