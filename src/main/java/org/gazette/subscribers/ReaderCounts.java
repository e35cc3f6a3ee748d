package org.gazette.subscribers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gazette.storage.Database;

/**
 * How many readers have each newsletter, and how many left it. Triggers keep the counts in the transaction that changes a
 * subscription, so that to ask costs a few rows, whatever the length of the lists.
 */
public final class ReaderCounts {
    private final Database database;

    public ReaderCounts(Database database) {
        this.database = database;
    }

    private record Count(String newsletter, String state, long readers) {}

    /** By newsletter and state; what nobody has or had is missing. */
    public Map<String, Map<Subscription.State, Long>> all() {
        Map<String, Map<Subscription.State, Long>> counts = new TreeMap<>();
        List<Count> rows = database.read(handle ->
                handle.createQuery("""
                        select newsletter, state, sum(readers) as readers from subscription_count
                        group by newsletter, state having sum(readers) <> 0
                        """).map((row, context) -> count(row)).list());
        for (Count row : rows) {
            counts.computeIfAbsent(row.newsletter(), one -> new EnumMap<>(Subscription.State.class))
                    .put(Subscription.State.valueOf(row.state()), row.readers());
        }
        return counts;
    }

    /** How many have a newsletter, or left it. */
    public long of(String newsletter, Subscription.State state) {
        return all().getOrDefault(newsletter, Map.of()).getOrDefault(state, 0L);
    }

    /** The same of all newsletters; who has two is counted twice. */
    public long sum(Subscription.State state) {
        return all().values().stream()
                .mapToLong(one -> one.getOrDefault(state, 0L))
                .sum();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString("newsletter"), row.getString("state"), row.getLong("readers"));
    }

    /** Puts the differences that PostgreSQL noted together. It may run at any time, also on several nodes at once. */
    public void settle() {
        database.run(handle -> {
            Map<String, Map<String, Long>> sums = new TreeMap<>();
            handle.createQuery("delete from subscription_count returning newsletter, state, readers")
                    .map((row, context) -> count(row))
                    .forEach(one -> sums.computeIfAbsent(one.newsletter(), name -> new TreeMap<>())
                            .merge(one.state(), one.readers(), Long::sum));
            sums.forEach((newsletter, states) -> states.forEach((state, readers) -> handle.createUpdate("""
                            insert into subscription_count (newsletter, state, readers)
                            values (:newsletter, :state, :readers)
                            """)
                    .bind("newsletter", newsletter)
                    .bind("state", state)
                    .bind("readers", readers)
                    .execute()));
        });
    }
}
