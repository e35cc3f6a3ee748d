package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** The table of requests that wait to be verified. Safe for many threads and nodes. */
final class HubRequests {
    private final Database database;
    private final Clock clock;

    HubRequests(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Puts a request in the place of an older one for the same topic and callback.
     *
     * @param told the hash of the feed as it stands, which the subscriber is taken to know
     */
    void put(HubRequest request, String path, String told) {
        database.run(handle -> handle.createUpdate("""
                        insert into hub_request (topic, callback, path, host, mode, lease_seconds, secret, told,
                            attempts, due_at, epoch, claimed_at)
                        values (:topic, :callback, :path, :host, :mode, :lease, :secret, :told, 0, :now, 0, 0)
                        on conflict (topic, callback) do update set path = :path, mode = :mode, lease_seconds = :lease,
                            secret = :secret, told = :told, attempts = 0, due_at = :now,
                            epoch = hub_request.epoch + 1, claimed_at = 0
                        """)
                .bind("topic", request.topic())
                .bind("callback", request.callback().toString())
                .bind("path", path)
                .bind("host", request.callback().host())
                .bind("mode", request.mode().name())
                .bind("lease", request.lease().toSeconds())
                .bind("secret", request.secret())
                .bind("told", told)
                .bind("now", clock.instant())
                .execute());
    }

    int count() {
        return database.read(handle -> handle.createQuery("select count(*) from hub_request")
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Takes one that is due for this node alone.
     *
     * @param not hosts that get no call now
     */
    Optional<PendingRequest> claim(List<String> not) {
        return database.write(handle -> {
            Instant now = database.now(handle);
            return handle.createQuery("""
                            with due as materialized (
                                select id from hub_request
                                where due_at <= :now and claimed_at <= :clock and host not in (<not>)
                                order by due_at limit 1<locked>)
                            update hub_request set epoch = epoch + 1, claimed_at = :until
                            where id in (select id from due)
                            returning id, mode, topic, callback, path, host, lease_seconds, secret, attempts, epoch
                            """)
                    .define("locked", database.vendor().skipLocked())
                    .bindList("not", HubSubscriptions.some(not))
                    .bind("now", clock.instant())
                    .bind("clock", now)
                    .bind("until", now.plus(HubSubscriptions.CLAIM))
                    .map((row, context) -> new PendingRequest(
                            row.getLong("id"),
                            HubRequest.Mode.valueOf(row.getString("mode")),
                            row.getString("topic"),
                            row.getString("callback"),
                            row.getString("path"),
                            row.getString("host"),
                            Duration.ofSeconds(row.getLong("lease_seconds")),
                            row.getString("secret"),
                            row.getInt("attempts"),
                            row.getLong("epoch")))
                    .findOne();
        });
    }

    /**
     * Does what was asked, now that the callback has said that it asked.
     *
     * @param news the hash of the feed as it stands
     * @return whether it was done: a newer request for the same takes the place of an older one
     */
    boolean fulfil(PendingRequest request, String news) {
        return database.write(handle -> {
            Optional<String> told = take(handle, request);
            if (told.isPresent() && request.mode() == HubRequest.Mode.SUBSCRIBE) {
                subscribe(handle, request, news, told.get());
            } else if (told.isPresent()) {
                handle.createUpdate("delete from hub_subscription where topic = :topic and callback = :callback")
                        .bind("topic", request.topic())
                        .bind("callback", request.callback())
                        .execute();
            }
            return told.isPresent();
        });
    }

    private static Optional<String> take(Handle handle, PendingRequest request) {
        return handle.createQuery("delete from hub_request where id = :id and epoch = :epoch returning told")
                .bind("id", request.id())
                .bind("epoch", request.epoch())
                .mapTo(String.class)
                .findOne();
    }

    /** A subscription that is renewed keeps what is still to be delivered, and is offered it at once. */
    private void subscribe(Handle handle, PendingRequest request, String news, String told) {
        Instant now = clock.instant();
        handle.createUpdate("""
                        insert into hub_subscription (topic, callback, path, host, secret, lease_at, news, marked_at,
                            told, told_at, failures, due_at, reply, epoch, claimed_at)
                        values (:topic, :callback, :path, :host, :secret, :lease, :news, :now, :told, 0, 0, :now, '', 0, 0)
                        on conflict (topic, callback) do update set path = :path, secret = :secret, lease_at = :lease,
                            due_at = :now
                        """)
                .bind("topic", request.topic())
                .bind("callback", request.callback())
                .bind("path", request.path())
                .bind("host", request.host())
                .bind("secret", request.secret())
                .bind("lease", database.now(handle).plus(request.lease()))
                .bind("news", news)
                .bind("told", told)
                .bind("now", now)
                .execute();
    }

    /** The callback gave no answer: it is asked again later. */
    void again(PendingRequest request) {
        Instant next = PushSchedule.after(request.attempts() + 1, request.id(), clock.instant());
        database.run(handle -> handle.createUpdate("""
                        update hub_request set attempts = attempts + 1, due_at = :next, claimed_at = 0
                        where id = :id and epoch = :epoch
                        """)
                .bind("next", next)
                .bind("id", request.id())
                .bind("epoch", request.epoch())
                .execute());
    }

    /** What stood before stays as it was. */
    void drop(PendingRequest request) {
        database.run(handle -> take(handle, request));
    }
}
