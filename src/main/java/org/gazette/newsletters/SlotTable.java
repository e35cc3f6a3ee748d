package org.gazette.newsletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of slots. Every method is part of its caller's transaction. */
final class SlotTable {
    private static final String SELECT = "select newsletter, slot_date, due_at, state, reason from slot ";

    private SlotTable() {}

    /** The slot's row is locked from here on, also when it was open before: of two who open it the second one waits. */
    static void open(Handle handle, Slot slot, Instant now) {
        handle.createUpdate("""
                        insert into slot (newsletter, slot_date, due_at, state, reason, recorded_at)
                        values (:newsletter, :date, :due, 'OPEN', '', :now)
                        on conflict (newsletter, slot_date) do update
                            set state = 'OPEN', reason = '', due_at = excluded.due_at, recorded_at = excluded.recorded_at,
                                let_go = 0
                            where slot.state = 'SKIPPED'
                        """).bindMethods(slot).bind("now", now).execute();
    }

    static boolean skip(Handle handle, Slot slot, String reason, Instant now) {
        return handle.createUpdate("""
                        insert into slot (newsletter, slot_date, due_at, state, reason, recorded_at)
                        values (:newsletter, :date, :due, 'SKIPPED', :reason, :now)
                        on conflict (newsletter, slot_date) do update
                            set state = 'SKIPPED', reason = excluded.reason, due_at = excluded.due_at,
                                recorded_at = excluded.recorded_at, let_go = 0
                            where slot.state = 'SKIPPED' or (slot.state = 'OPEN' and not exists (
                                select 1 from issue
                                where issue.newsletter = slot.newsletter and issue.slot_date = slot.slot_date))
                        """)
                        .bindMethods(slot)
                        .bind("reason", reason)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** The stories of a slot that was skipped are for no other issue. */
    static void letGo(Handle handle, Slot slot, Digest digest) {
        handle.createUpdate("""
                        update slot set let_go = 1, to_at = :to, seen = :seen
                        where newsletter = :newsletter and slot_date = :date
                        """)
                .bindMethods(slot)
                .bind("to", digest.to())
                .bind("seen", digest.remarks().seen())
                .execute();
    }

    static void issued(Handle handle, String newsletter, LocalDate date, Instant now) {
        handle.createUpdate("""
                        update slot set state = 'ISSUED', reason = '', recorded_at = :now
                        where newsletter = :newsletter and slot_date = :date
                        """)
                .bind("newsletter", newsletter)
                .bind("date", date)
                .bind("now", now)
                .execute();
    }

    static Optional<Issues.SlotRecord> of(Handle handle, String newsletter, LocalDate date) {
        return handle.createQuery(SELECT + "where newsletter = :newsletter and slot_date = :date")
                .bind("newsletter", newsletter)
                .bind("date", date)
                .map(SlotTable::row)
                .findOne();
    }

    /** The slots of a newsletter from a date on, and all that are open and due after a moment. */
    static List<Issues.SlotRecord> since(Handle handle, String newsletter, LocalDate date, Instant openAfter) {
        return handle.createQuery(SELECT + """
                        where newsletter = :newsletter
                          and (slot_date >= :date or (state = 'OPEN' and due_at > :openAfter))
                        order by slot_date
                        """)
                .bind("newsletter", newsletter)
                .bind("date", date)
                .bind("openAfter", openAfter)
                .map(SlotTable::row)
                .list();
    }

    /** The due moment of the newest slot that is issued or skipped. */
    static Optional<Instant> lastSettled(Handle handle, String newsletter) {
        return handle.createQuery("select max(due_at) from slot where newsletter = :newsletter and state <> 'OPEN'")
                .bind("newsletter", newsletter)
                .mapTo(Instant.class)
                .findOne();
    }

    private static Issues.SlotRecord row(ResultSet row, StatementContext context) throws SQLException {
        Slot slot = new Slot(
                row.getString("newsletter"),
                LocalDate.parse(row.getString("slot_date")),
                Instant.ofEpochMilli(row.getLong("due_at")));
        return new Issues.SlotRecord(slot, row.getString("state"), row.getString("reason"));
    }
}
