package org.gazette.subscribers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** Links that may do more than the one in every letter: mailed when asked for, good once, for a quarter of an hour. */
public final class FreshLinks {
    /** How long one is good. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final int MOST_A_DAY = 3;

    private final Database database;

    public FreshLinks(Database database) {
        this.database = database;
    }

    /** A link that was used for what it is good for, or may be. */
    public record FreshLink(long id, long subscriber, String newsletter) {}

    /** @return the number of a new one; empty when the reader had enough of them today */
    public Optional<Long> make(Handle handle, long subscriber, String newsletter, Instant now) {
        int today = handle.createQuery(
                        "select count(*) from fresh_link where subscriber = :subscriber and made_at > :since")
                .bind("subscriber", subscriber)
                .bind("since", now.minus(Duration.ofDays(1)))
                .mapTo(Integer.class)
                .one();
        return today >= MOST_A_DAY
                ? Optional.empty()
                : Optional.of(handle.createQuery("""
                                insert into fresh_link (subscriber, newsletter, token_hash, made_at, until_at, used_at)
                                values (:subscriber, :newsletter, :hash, :now, :until, 0)
                                returning id
                                """)
                        .bind("subscriber", subscriber)
                        .bind("newsletter", newsletter)
                        .bind("hash", "none yet: " + subscriber + " " + now.toEpochMilli())
                        .bind("now", now)
                        .bind("until", now.plus(LIFE))
                        .mapTo(Long.class)
                        .one());
    }

    /** Says by which token it is opened. */
    public void key(Handle handle, long id, String tokenHash) {
        handle.createUpdate("update fresh_link set token_hash = :hash where id = :id")
                .bind("hash", tokenHash)
                .bind("id", id)
                .execute();
    }

    /** What a token opens; looking does not use it up. */
    public Optional<FreshLink> look(String tokenHash, Instant now) {
        return database.read(handle -> find(handle, tokenHash, now));
    }

    /** Uses it up. */
    public Optional<FreshLink> use(Handle handle, String tokenHash, Instant now) {
        return find(handle, tokenHash, now)
                .filter(link ->
                        handle.createUpdate("update fresh_link set used_at = :now where id = :id and used_at = 0")
                                        .bind("now", now)
                                        .bind("id", link.id())
                                        .execute()
                                == 1);
    }

    public int forget(Instant before) {
        return database.write(handle -> handle.createUpdate("delete from fresh_link where made_at < :before")
                .bind("before", before)
                .execute());
    }

    private static Optional<FreshLink> find(Handle handle, String tokenHash, Instant now) {
        return handle.createQuery("""
                        select id, subscriber, newsletter from fresh_link
                        where token_hash = :hash and until_at > :now and used_at = 0
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map((row, context) ->
                        new FreshLink(row.getLong("id"), row.getLong("subscriber"), row.getString("newsletter")))
                .findOne();
    }
}
