package org.gazette.publishing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Which of some stories readers had ahead of an issue, as an alert or as the newer lead of a later wave, and by which
 * mailings. Each such story has a bit, so that what one reader had is a number. Who had it is in the ledger: those alone
 * whose letter was accepted.
 */
final class Ahead {
    static final Ahead NOTHING = new Ahead(List.of());
    /** Of more stories the newest count. */
    private static final int MOST = 60;

    private final List<Given> given;
    private final Map<Long, Long> bits = new LinkedHashMap<>();

    private record Given(long story, long mailing) {}

    /** @param given the newest stories first */
    private Ahead(List<Given> given) {
        given.stream().map(Given::story).distinct().limit(MOST).forEach(story -> bits.put(story, 1L << bits.size()));
        this.given = given.stream().filter(one -> bits.containsKey(one.story())).toList();
    }

    /** @param list the name by which readers subscribe to the newsletter */
    static Ahead of(Database database, String list, Set<Long> stories) {
        List<Given> all = database.read(handle -> handle.createQuery(
                        "select story, mailing from ahead where newsletter = :list order by story desc, mailing")
                .bind("list", list)
                .map((row, context) -> new Given(row.getLong("story"), row.getLong("mailing")))
                .list());
        return new Ahead(
                all.stream().filter(one -> stories.contains(one.story())).toList());
    }

    /** The stories of a newsletter that were sent as alerts. */
    static Set<Long> alerts(Database database, String list) {
        return database.read(handle ->
                handle.createQuery("""
                        select distinct ahead.story from ahead join mailing on mailing.id = ahead.mailing
                        where ahead.newsletter = :list and mailing.wave_at = 0
                        """).bind("list", list).mapTo(Long.class).collect(Collectors.toSet()));
    }

    /** Notes that a mailing gives a story ahead. @return false when that was noted before */
    static boolean note(Handle handle, String list, long story, long mailing) {
        return handle.createUpdate("""
                        insert into ahead (newsletter, story, mailing) values (:list, :story, :mailing)
                        on conflict (newsletter, story, mailing) do nothing
                        """)
                        .bind("list", list)
                        .bind("story", story)
                        .bind("mailing", mailing)
                        .execute()
                == 1;
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /**
     * In SQL, which of the stories a reader had.
     *
     * @param key an expression for the key of the reader's address
     */
    String told(String key) {
        String rows = given.stream()
                .map(one -> "(cast(%d as bigint), cast(%d as bigint))"
                        .formatted(one.mailing(), bits.getOrDefault(one.story(), 0L)))
                .collect(Collectors.joining(", "));
        return given.isEmpty() ? "0" : """
                (select coalesce(cast(sum(distinct given.column2) as bigint), 0) from (values %s) given
                 join envelope had on had.mailing = given.column1 and had.recipient_key = %s
                 where had.state = 'ACCEPTED')
                """.formatted(rows, key);
    }

    /** The stories that a number stands for, as far as they are among others. */
    List<Long> stories(long told, Collection<Long> among) {
        List<Long> stories = new ArrayList<>();
        bits.forEach((story, bit) -> {
            if ((told & bit) != 0 && among.contains(story)) {
                stories.add(story);
            }
        });
        return stories;
    }
}
