package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of what outside hubs are to be told. Safe for many threads and nodes. */
final class PingRows {
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    PingRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A hub to be told that a topic changed, in the hand of one node. */
    record Ping(String hub, String topic, String news, int failures, long epoch) {}

    /**
     * @param news the hash of the newest state, by topic
     * @param due when the hubs are told
     */
    void mark(List<String> hubs, Map<String, String> news, Instant due) {
        database.run(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into hub_ping (hub, topic, news, told, failures, due_at, epoch, claimed_at)
                    values (:hub, :topic, :news, '', 0, :due, 0, 0)
                    on conflict (hub, topic) do update set news = :news,
                        due_at = case when hub_ping.news = hub_ping.told then :due else hub_ping.due_at end
                    where hub_ping.news <> :news
                    """);
            hubs.forEach(hub -> news.forEach((topic, hash) -> batch.bind("hub", hub)
                    .bind("topic", topic)
                    .bind("news", hash)
                    .bind("due", due)
                    .add()));
            batch.execute();
        });
    }

    boolean due() {
        return database.read(handle -> handle.createQuery(
                        "select exists (select 1 from hub_ping where news <> told and due_at <= :now)")
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Takes one that is due for this node alone.
     *
     * @param hubs those that may be told now; at least one
     */
    Optional<Ping> claim(List<String> hubs) {
        return database.write(handle -> {
            Instant now = database.now(handle);
            return handle.createQuery("""
                            with due as materialized (
                                select hub, topic from hub_ping
                                where news <> told and due_at <= :now and claimed_at <= :clock and hub in (<hubs>)
                                order by due_at limit 1<locked>)
                            update hub_ping set epoch = epoch + 1, claimed_at = :until
                            where (hub, topic) in (select hub, topic from due)
                            returning hub, topic, news, failures, epoch
                            """)
                    .define("locked", database.vendor().skipLocked())
                    .bindList("hubs", hubs)
                    .bind("now", clock.instant())
                    .bind("clock", now)
                    .bind("until", now.plus(CLAIM))
                    .map((row, context) -> new Ping(
                            row.getString("hub"),
                            row.getString("topic"),
                            row.getString("news"),
                            row.getInt("failures"),
                            row.getLong("epoch")))
                    .findOne();
        });
    }

    /** The hub took it. What was published meanwhile is still due. */
    void told(Ping ping) {
        database.run(handle -> handle.createUpdate("""
                        update hub_ping set told = :news, failures = 0, claimed_at = 0
                        where hub = :hub and topic = :topic and epoch = :epoch
                        """)
                .bind("news", ping.news())
                .bind("hub", ping.hub())
                .bind("topic", ping.topic())
                .bind("epoch", ping.epoch())
                .execute());
    }

    /** The hub did not take it: it is left alone for a while, with all that it is to be told. */
    void failed(Ping ping) {
        long seed = ping.hub().hashCode();
        Instant next = PushSchedule.after(ping.failures() + 1, seed, clock.instant());
        database.run(handle -> {
            boolean ours = handle.createUpdate("""
                            update hub_ping set failures = failures + 1, claimed_at = 0
                            where hub = :hub and topic = :topic and epoch = :epoch
                            """)
                            .bind("hub", ping.hub())
                            .bind("topic", ping.topic())
                            .bind("epoch", ping.epoch())
                            .execute()
                    == 1;
            if (ours) {
                wait(handle, ping.hub(), next);
            }
        });
    }

    private static void wait(Handle handle, String hub, Instant next) {
        handle.createUpdate("""
                        update hub_ping set due_at = :next where hub = :hub and news <> told and due_at < :next
                        """).bind("next", next).bind("hub", hub).execute();
    }
}
