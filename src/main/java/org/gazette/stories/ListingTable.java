package org.gazette.stories;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code listing}. */
final class ListingTable {
    private static final String SELECT = """
            select kind, slug, name, stories, volume, turns, weight, changes, turned_at, rhythm from listing
            """;

    private ListingTable() {}

    static Optional<Tally> of(Handle handle, Label label) {
        return handle.createQuery(SELECT + "where kind = :kind and slug = :slug")
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .map(ListingTable::tally)
                .findOne();
    }

    /** Those that something was ever told under, in the order of their slugs. */
    static List<Tally> told(Handle handle, Label.Kind kind) {
        return handle.createQuery(SELECT + "where kind = :kind and turns > 0 order by slug")
                .bind("kind", kind.name())
                .map(ListingTable::tally)
                .list();
    }

    static List<Tally> all(Handle handle) {
        return handle.createQuery(SELECT + "where changes > 0 or turns > 0 order by kind, slug")
                .map(ListingTable::tally)
                .list();
    }

    static void put(Handle handle, Collection<Tally> tallies) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into listing (kind, slug, name, stories, volume, turns, weight, changes, turned_at, rhythm)
                values (:kind, :slug, :name, :stories, :volume, :turns, :weight, :changes, :turned, :rhythm)
                on conflict (kind, slug) do update
                    set name = excluded.name, stories = excluded.stories, volume = excluded.volume,
                        turns = excluded.turns, weight = excluded.weight, changes = excluded.changes,
                        turned_at = excluded.turned_at, rhythm = excluded.rhythm
                """);
        for (Tally tally : tallies) {
            batch.bind("kind", tally.label.kind().name())
                    .bind("slug", tally.label.slug())
                    .bind("name", tally.name)
                    .bind("stories", tally.stories)
                    .bind("volume", tally.volume)
                    .bind("turns", tally.turns)
                    .bind("weight", tally.weight)
                    .bind("changes", tally.changes)
                    .bind("turned", tally.turnedAt)
                    .bind("rhythm", tally.rhythm)
                    .add();
        }
        batch.execute();
    }

    private static Tally tally(ResultSet row, StatementContext context) throws SQLException {
        Tally tally = new Tally(new Label(Label.Kind.valueOf(row.getString("kind")), row.getString("slug")));
        tally.name = row.getString("name");
        tally.stories = row.getLong("stories");
        tally.volume = row.getInt("volume");
        tally.turns = row.getInt("turns");
        tally.weight = row.getLong("weight");
        tally.changes = row.getLong("changes");
        tally.turnedAt = row.getLong("turned_at");
        tally.rhythm = row.getLong("rhythm");
        return tally;
    }
}
