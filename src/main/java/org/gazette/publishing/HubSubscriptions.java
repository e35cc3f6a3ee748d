package org.gazette.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** The table of subscriptions to feeds. Safe for many threads and nodes. */
final class HubSubscriptions {
    /** How long a row stays in the hand of a node that says nothing more; a call takes less. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    /** How soon a node that has not yet got what is due looks again. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final int AT_ONCE = 500;

    private final Database database;
    private final Clock clock;

    HubSubscriptions(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Marks who has to be told of new states.
     *
     * @param news the hash of the newest one, by path
     */
    void mark(Map<String, String> news) {
        List<String> paths = subscribed(List.copyOf(news.keySet()));
        if (paths.isEmpty()) {
            return;
        }
        database.run(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update hub_subscription set news = :news, marked_at = :now,
                        due_at = case when news = told then :now else due_at end
                    where path = :path and news <> :news
                    """);
            paths.forEach(path -> batch.bind("path", path)
                    .bind("news", news.get(path))
                    .bind("now", clock.instant())
                    .add());
            batch.execute();
        });
    }

    private List<String> subscribed(List<String> paths) {
        List<String> subscribed = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += AT_ONCE) {
            List<String> some = paths.subList(from, Math.min(from + AT_ONCE, paths.size()));
            subscribed.addAll(database.read(
                    handle -> handle.createQuery("select distinct path from hub_subscription where path in (<paths>)")
                            .bindList("paths", some)
                            .mapTo(String.class)
                            .list()));
        }
        return subscribed;
    }

    /** Whether there is anything to call for, subscriptions and requests alike, claimed or not. */
    boolean due() {
        return database.read(handle -> handle.createQuery("""
                        select exists (select 1 from hub_subscription where news <> told and due_at <= :now)
                            or exists (select 1 from hub_request where due_at <= :now)
                        """)
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Takes one that is due for this node alone.
     *
     * @param failed whether the last delivery was in vain
     * @param not hosts that get no call now
     */
    Optional<FeedSubscription> claim(boolean failed, List<String> not) {
        return database.write(handle -> {
            Instant now = database.now(handle);
            return handle.createQuery("""
                            with due as materialized (
                                select id from hub_subscription
                                where news <> told and due_at <= :now and claimed_at <= :clock and lease_at > :clock
                                    and failures between :least and :most and host not in (<not>)
                                order by due_at limit 1<locked>)
                            update hub_subscription set epoch = epoch + 1, claimed_at = :until
                            where id in (select id from due)
                            returning id, topic, callback, path, host, secret, news, marked_at, told, failures, epoch
                            """)
                    .define("locked", database.vendor().skipLocked())
                    .bindList("not", some(not))
                    .bind("least", failed ? 1 : 0)
                    .bind("most", failed ? Integer.MAX_VALUE : 0)
                    .bind("now", clock.instant())
                    .bind("clock", now)
                    .bind("until", now.plus(CLAIM))
                    .map((row, context) -> subscription(row))
                    .findOne();
        });
    }

    /** A list that SQL takes: never empty. */
    static List<String> some(List<String> hosts) {
        return hosts.isEmpty() ? List.of("") : hosts;
    }

    private static FeedSubscription subscription(ResultSet row) throws SQLException {
        return new FeedSubscription(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("callback"),
                row.getString("path"),
                row.getString("host"),
                row.getString("secret"),
                row.getString("news"),
                Instant.ofEpochMilli(row.getLong("marked_at")),
                row.getString("told"),
                row.getInt("failures"),
                row.getLong("epoch"));
    }

    /**
     * A delivery succeeded. What was published meanwhile is still due.
     *
     * @param hash of what was delivered
     */
    void told(FeedSubscription subscription, String hash, String reply) {
        database.run(handle -> named(handle, subscription, """
                        update hub_subscription set told = :hash, told_at = :now, failures = 0, reply = :reply,
                            news = case when news = :news then :hash else news end, claimed_at = 0
                        where id = :id and epoch = :epoch
                        """)
                .bind("hash", hash)
                .bind("news", subscription.news())
                .bind("now", clock.instant())
                .bind("reply", reply)
                .execute());
    }

    /** What is due is known to the callback already. */
    void known(FeedSubscription subscription) {
        database.run(handle -> named(handle, subscription, """
                        update hub_subscription set news = case when news = :news then told else news end, claimed_at = 0
                        where id = :id and epoch = :epoch
                        """)
                .bind("news", subscription.news())
                .execute());
    }

    /**
     * A delivery was in vain.
     *
     * @return when the next is made
     */
    Instant failed(FeedSubscription subscription, String reply) {
        Instant next = PushSchedule.after(subscription.failures() + 1, subscription.id(), clock.instant());
        database.run(handle -> named(handle, subscription, """
                        update hub_subscription set failures = failures + 1, due_at = :next, reply = :reply, claimed_at = 0
                        where id = :id and epoch = :epoch
                        """)
                .bind("next", next)
                .bind("reply", reply)
                .execute());
        return next;
    }

    /** This node has not got what is due yet; another may, or this one soon. */
    void postpone(FeedSubscription subscription) {
        database.run(handle -> named(handle, subscription, """
                        update hub_subscription set due_at = :next, claimed_at = 0 where id = :id and epoch = :epoch
                        """)
                .bind("next", clock.instant().plus(SOON))
                .execute());
    }

    void end(FeedSubscription subscription) {
        database.run(handle -> named(handle, subscription, """
                        delete from hub_subscription where id = :id and epoch = :epoch
                        """).execute());
    }

    private static Update named(Handle handle, FeedSubscription subscription, String sql) {
        return handle.createUpdate(sql).bind("id", subscription.id()).bind("epoch", subscription.epoch());
    }

    /** Deletes those whose lease is over. */
    void expire() {
        boolean over = database.read(
                handle -> handle.createQuery("select exists (select 1 from hub_subscription where lease_at <= :clock)")
                        .bind("clock", database.now(handle))
                        .mapTo(Boolean.class)
                        .one());
        if (over) {
            database.run(handle -> handle.createUpdate("delete from hub_subscription where lease_at <= :clock")
                    .bind("clock", database.now(handle))
                    .execute());
        }
    }

    boolean has(String topic, String callback) {
        return database.read(handle -> handle.createQuery("""
                        select exists (select 1 from hub_subscription
                            where topic = :topic and callback = :callback and lease_at > :clock)
                        """)
                .bind("topic", topic)
                .bind("callback", callback)
                .bind("clock", database.now(handle))
                .mapTo(Boolean.class)
                .one());
    }

    /** How many a host has, and has asked for. */
    int at(String host) {
        return database.read(handle -> handle.createQuery("""
                        select (select count(*) from hub_subscription where host = :host and lease_at > :clock)
                            + (select count(*) from hub_request where host = :host)
                        """)
                .bind("host", host)
                .bind("clock", database.now(handle))
                .mapTo(Integer.class)
                .one());
    }
}
