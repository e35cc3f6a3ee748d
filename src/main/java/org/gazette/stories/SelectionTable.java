package org.gazette.stories;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code selection}: the feeds of the newsroom's own, by whose definitions stories are labelled. */
final class SelectionTable {
    /** Every story that was there is sorted. */
    static final long DONE = Long.MAX_VALUE;

    private SelectionTable() {}

    /**
     * A definition and how far the stories are sorted by it.
     *
     * @param sorted those published until then are; milliseconds since 1970, {@link #DONE} for all
     */
    record Row(Selection selection, long sorted) {
        boolean done() {
            return sorted == DONE;
        }
    }

    /** By the names of the feeds. */
    static Map<String, Row> all(Handle handle) {
        Map<String, Row> rows = new LinkedHashMap<>();
        handle.createQuery("select name, definition, sorted_at from selection order by name")
                .map((row, context) -> Map.entry(
                        row.getString("name"),
                        new Row(Json.read(row.getString("definition"), Selection.class), row.getLong("sorted_at"))))
                .forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    /** The definition of a feed that is new or was changed: no story is sorted by it yet. */
    static void define(Handle handle, String name, Selection selection) {
        handle.createUpdate("""
                        insert into selection (name, definition, sorted_at) values (:name, :definition, 0)
                        on conflict (name) do update set definition = excluded.definition, sorted_at = 0
                        """)
                .bind("name", name)
                .bind("definition", Json.write(selection))
                .execute();
    }

    static void sorted(Handle handle, Collection<String> names, long until) {
        PreparedBatch batch = handle.prepareBatch("update selection set sorted_at = :until where name = :name");
        names.forEach(name -> batch.bind("name", name).bind("until", until).add());
        batch.execute();
    }

    static void drop(Handle handle, String name) {
        handle.createUpdate("delete from selection where name = :name")
                .bind("name", name)
                .execute();
    }
}
