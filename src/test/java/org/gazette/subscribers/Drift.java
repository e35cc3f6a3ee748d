package org.gazette.subscribers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.SearchWords;
import org.gazette.storage.Database;

/** What the kept counts and words say otherwise than the tables themselves, counted and made from nothing. */
public final class Drift {
    private Drift() {}

    /** Nothing, as it should be. */
    public static List<String> of(Database database) {
        List<String> drift = new ArrayList<>();
        List<String> counted = texts(database, """
                select newsletter || ' ' || state || ' ' || count(*) from subscription
                group by newsletter, state order by 1
                """);
        List<String> kept = texts(database, """
                select newsletter || ' ' || state || ' ' || cast(sum(readers) as bigint) from subscription_count
                group by newsletter, state having sum(readers) <> 0 order by 1
                """);
        if (!counted.equals(kept)) {
            drift.add("counts " + kept + " where there are " + counted);
        }
        Set<String> made = made(database);
        Set<String> there = new TreeSet<>(texts(database, "select word || ' ' || subscriber from subscriber_word"));
        Set<String> missing = new TreeSet<>(made);
        missing.removeAll(there);
        there.removeAll(made);
        if (!missing.isEmpty() || !there.isEmpty()) {
            drift.add("words " + missing + " are missing, and " + there + " too many");
        }
        return drift;
    }

    private static Set<String> made(Database database) {
        Set<String> made = new TreeSet<>();
        database.<List<Boolean>, RuntimeException>read(handle -> handle.createQuery(
                        "select id, address, name from subscriber")
                .map((row, context) -> {
                    long id = row.getLong("id");
                    return SearchWords.of(EmailAddress.of(row.getString("address")), row.getString("name")).stream()
                            .map(word -> made.add(word + " " + id))
                            .allMatch(fresh -> fresh);
                })
                .list());
        return made;
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
