package org.gazette.newsletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tables of drafts and of their stories. Every method is part of its caller's transaction. */
final class DraftTable {
    private static final String SELECT =
            "select newsletter, slot_date, due_at, from_at, to_at, seen, made_at, state from draft ";

    private DraftTable() {}

    /** @return false when the slot has a draft; it then stays as it is */
    static boolean insert(Handle handle, Slot slot, Digest digest, Instant now) {
        boolean first = handle.createUpdate("""
                        insert into draft (newsletter, slot_date, due_at, from_at, to_at, seen, made_at, state)
                        values (:newsletter, :date, :due, :from, :to, :seen, :now, 'OPEN')
                        on conflict (newsletter, slot_date) do nothing
                        """)
                        .bindMethods(slot)
                        .bind("from", digest.from())
                        .bind("to", digest.to())
                        .bind("seen", digest.remarks().seen())
                        .bind("now", now)
                        .execute()
                == 1;
        if (first) {
            put(handle, slot.newsletter(), slot.date(), Carried.of(digest));
        }
        return first;
    }

    /** Locks the draft until the transaction ends, so that of two editors the second sees what the first has done. */
    static boolean lock(Handle handle, String newsletter, LocalDate date) {
        return handle.createUpdate(
                                "update draft set state = state where newsletter = :newsletter and slot_date = :date")
                        .bind("newsletter", newsletter)
                        .bind("date", date)
                        .execute()
                == 1;
    }

    static boolean move(Handle handle, String newsletter, LocalDate date, IssueDraft.State from, IssueDraft.State to) {
        return handle.createUpdate("""
                        update draft set state = :to
                        where newsletter = :newsletter and slot_date = :date and state = :from
                        """)
                        .bind("newsletter", newsletter)
                        .bind("date", date)
                        .bind("from", from.name())
                        .bind("to", to.name())
                        .execute()
                == 1;
    }

    /** The stories anew. Positions count from 0. */
    static void put(Handle handle, String newsletter, LocalDate date, List<Carried> stories) {
        handle.execute("delete from draft_story where newsletter = ? and slot_date = ?", newsletter, date.toString());
        PreparedBatch batch = handle.prepareBatch("""
                insert into draft_story (newsletter, slot_date, position, story, section, updated, also_in)
                values (:newsletter, :date, :position, :story, :section, :updated, :alsoIn)
                """);
        for (int position = 0; position < stories.size(); position++) {
            Carried story = stories.get(position);
            batch.bind("newsletter", newsletter)
                    .bind("date", date)
                    .bind("position", position)
                    .bind("story", story.story())
                    .bind("section", story.section())
                    .bind("updated", story.updated() ? 1 : 0)
                    .bind("alsoIn", story.sections())
                    .add();
        }
        if (!stories.isEmpty()) {
            batch.execute();
        }
    }

    /** Each at its newest revision that readers may see; without those that were taken back since. */
    static List<Carried> stories(Handle handle, String newsletter, LocalDate date) {
        return handle.createQuery("""
                        select story, story.revision, section, position, updated, also_in
                        from draft_story join story on story.number = draft_story.story and story.state = 'PUBLISHED'
                        where newsletter = :newsletter and slot_date = :date order by position
                        """)
                .bind("newsletter", newsletter)
                .bind("date", date)
                .map(Carried::row)
                .list();
    }

    static Optional<IssueDraft> of(Handle handle, String newsletter, LocalDate date) {
        List<IssueDraft.Piece> pieces = stories(handle, newsletter, date).stream()
                .map(one -> new IssueDraft.Piece(one.story(), one.section()))
                .toList();
        return handle.createQuery(SELECT + "where newsletter = :newsletter and slot_date = :date")
                .bind("newsletter", newsletter)
                .bind("date", date)
                .map((row, context) -> draft(row, pieces))
                .findOne();
    }

    private static IssueDraft draft(ResultSet row, List<IssueDraft.Piece> pieces) throws SQLException {
        Slot slot = new Slot(
                row.getString("newsletter"),
                LocalDate.parse(row.getString("slot_date")),
                Instant.ofEpochMilli(row.getLong("due_at")));
        return new IssueDraft(
                slot,
                Instant.ofEpochMilli(row.getLong("from_at")),
                Instant.ofEpochMilli(row.getLong("to_at")),
                row.getLong("seen"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                IssueDraft.State.valueOf(row.getString("state")),
                pieces);
    }
}
