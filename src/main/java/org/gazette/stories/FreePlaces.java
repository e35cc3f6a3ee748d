package org.gazette.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Finds moments and paths that no story has yet, within one transaction. Where many stories bear the same date, each
 * search begins where the last one ended.
 */
final class FreePlaces {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final Handle handle;
    private final Map<Instant, Instant> moments = new HashMap<>();
    private final Map<Instant, Instant> crowded = new HashMap<>();
    private final Map<Instant, Instant> updates = new HashMap<>();
    private final Map<String, Integer> paths = new HashMap<>();

    FreePlaces(Handle handle) {
        this.handle = handle;
    }

    /**
     * The first whole second from {@code dated} on at which no other story was published. Where only seconds ahead of the
     * clock are free though the date is not, the first free millisecond that is not ahead: what is due does not wait
     * because another came in the same second.
     */
    Instant moment(Instant dated, Instant now) {
        Instant second = Instant.ofEpochSecond(dated.getEpochSecond());
        Instant free = free("published_at", moments.getOrDefault(second, second), SECOND);
        if (!free.isAfter(now) || second.isAfter(now)) {
            moments.put(second, free);
            return free;
        }
        return notAhead(second, now);
    }

    private Instant notAhead(Instant second, Instant now) {
        Instant from = crowded.getOrDefault(second, second);
        Instant free = free("published_at", from, MILLISECOND);
        while (free.isAfter(now)) {
            from = Instant.ofEpochSecond(from.getEpochSecond() - 1);
            free = free("published_at", from, MILLISECOND);
        }
        crowded.put(second, free);
        return free;
    }

    /** The first moment from now on, a second apart, that no other story was updated at: feeds order entries by it. */
    Instant update(Instant now) {
        Instant free = free("updated_at", updates.getOrDefault(now, now), SECOND);
        updates.put(now, free);
        return free;
    }

    String path(String wanted) {
        int next = paths.getOrDefault(wanted, 1);
        while (isTaken("path", next == 1 ? wanted : wanted + "-" + next)) {
            next++;
        }
        paths.put(wanted, next);
        return next == 1 ? wanted : wanted + "-" + next;
    }

    boolean isTaken(String column, String value) {
        return handle.createQuery("select 1 from story where <column> = :value")
                .define("column", column)
                .bind("value", value)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /** The moment itself, or the one after the unbroken row of taken ones, a step apart, that it stands in. */
    private Instant free(String column, Instant moment, Duration step) {
        String end = """
                select taken.<column> from story taken
                where taken.<column> >= :moment and (taken.<column> - :moment) % :step = 0
                  and exists (select 1 from story here where here.<column> = :moment)
                  and not exists (select 1 from story next where next.<column> = taken.<column> + :step)
                order by taken.<column> limit 1
                """;
        return handle.createQuery(end)
                .define("column", column)
                .bind("moment", moment)
                .bind("step", step.toMillis())
                .mapTo(Instant.class)
                .findFirst()
                .map(taken -> taken.plus(step))
                .orElse(moment);
    }
}
