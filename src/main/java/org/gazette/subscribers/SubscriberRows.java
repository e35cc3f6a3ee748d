package org.gazette.subscribers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Readers and subscriptions as they stand in their tables. */
final class SubscriberRows {
    private static final String SELECT = """
            select subscriber.id, subscriber.address, subscriber.name, subscriber.joined_at,
                   subscription.newsletter, subscription.state, subscription.sections, subscription.language
            from subscription join subscriber on subscriber.id = subscription.subscriber
            """;

    private SubscriberRows() {}

    static Optional<Subscriber> of(Handle handle, EmailAddress address) {
        return handle.createQuery("select id, address, name, joined_at from subscriber where address_key = :key")
                .bind("key", address.key())
                .map(SubscriberRows::subscriber)
                .findOne();
    }

    static Optional<Subscriber> of(Handle handle, long subscriber) {
        return handle.createQuery("select id, address, name, joined_at from subscriber where id = :id")
                .bind("id", subscriber)
                .map(SubscriberRows::subscriber)
                .findOne();
    }

    /** Adds a reader, or brings the known one up to date. @return its id */
    static long join(Handle handle, EmailAddress address, String hash, String name, Instant now) {
        return handle.createQuery("""
                        insert into subscriber (address, address_key, address_hash, name, joined_at)
                        values (:address, :key, :hash, :name, :now)
                        on conflict (address_key) do update
                            set address = excluded.address,
                                name = case when excluded.name = '' then subscriber.name else excluded.name end
                        returning id
                        """)
                .bind("address", address.toString())
                .bind("key", address.key())
                .bind("hash", hash)
                .bind("name", name)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static boolean knows(Handle handle, String newsletter, long subscriber) {
        return handle.createQuery("""
                        select count(*) from subscription
                        where newsletter = :newsletter and subscriber = :subscriber
                        """)
                        .bind("newsletter", newsletter)
                        .bind("subscriber", subscriber)
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    static Subscription one(Handle handle, String newsletter, long subscriber) {
        return handle.createQuery(SELECT + """
                        where subscription.newsletter = :newsletter and subscription.subscriber = :subscriber
                        """)
                .bind("newsletter", newsletter)
                .bind("subscriber", subscriber)
                .map(SubscriberRows::subscription)
                .one();
    }

    static List<Subscription> subscriptions(Handle handle, long subscriber) {
        return handle.createQuery(SELECT + "where subscription.subscriber = :subscriber order by newsletter")
                .bind("subscriber", subscriber)
                .map(SubscriberRows::subscription)
                .list();
    }

    static List<Subscription> list(Handle handle, String newsletter, long after, int atMost) {
        return handle.createQuery(SELECT + """
                        where subscription.newsletter = :newsletter and subscription.subscriber > :after
                        order by subscription.subscriber limit :most
                        """)
                .bind("newsletter", newsletter)
                .bind("after", after)
                .bind("most", atMost)
                .map(SubscriberRows::subscription)
                .list();
    }

    private static Subscription subscription(ResultSet row, StatementContext context) throws SQLException {
        return new Subscription(
                subscriber(row, context),
                row.getString("newsletter"),
                Subscription.State.valueOf(row.getString("state")),
                new Subscribers.Choice(row.getString("sections"), "").slugs(),
                row.getString("language"));
    }

    private static Subscriber subscriber(ResultSet row, StatementContext context) throws SQLException {
        return new Subscriber(
                row.getLong("id"),
                EmailAddress.of(row.getString("address")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("joined_at")));
    }
}
