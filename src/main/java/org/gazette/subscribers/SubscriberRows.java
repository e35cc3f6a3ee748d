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

    static List<Subscriber> of(Handle handle, List<Long> subscribers) {
        return subscribers.isEmpty()
                ? List.of()
                : handle.createQuery("select id, address, name, joined_at from subscriber where id in (<ids>)")
                        .bindList("ids", subscribers)
                        .map(SubscriberRows::subscriber)
                        .list();
    }

    /** Adds a reader, or brings the known one up to date. @return its id */
    static long join(Handle handle, EmailAddress address, String hash, String name, Instant now) {
        Optional<Long> fresh = insert(handle, address, hash, name, now);
        if (fresh.isPresent()) {
            ReaderWords.add(handle, new ReaderWords.Named(fresh.get(), address, name));
            return fresh.get();
        }
        return locked(handle, address)
                .map(known -> renew(handle, known, address, name))
                .orElseGet(() -> join(handle, address, hash, name, now));
    }

    private static Optional<Long> insert(Handle handle, EmailAddress address, String hash, String name, Instant now) {
        return handle.createQuery("""
                        insert into subscriber (address, address_key, address_hash, name, joined_at)
                        values (:address, :key, :hash, :name, :now)
                        on conflict (address_key) do nothing
                        returning id
                        """)
                .bind("address", address.toString())
                .bind("key", address.key())
                .bind("hash", hash)
                .bind("name", name)
                .bind("now", now)
                .mapTo(Long.class)
                .findOne();
    }

    /** The reader as no other transaction can change it now: the update, which changes nothing, holds the row. */
    private static Optional<Subscriber> locked(Handle handle, EmailAddress address) {
        return handle.createQuery("""
                        update subscriber set address_key = address_key where address_key = :key
                        returning id, address, name, joined_at
                        """)
                .bind("key", address.key())
                .map(SubscriberRows::subscriber)
                .findOne();
    }

    /**
     * What changes a reader's orders begins with this: it holds the reader's row until the transaction ends, so that two
     * such changes wait for one another there and nowhere else. Nothing happens when there is no such reader.
     */
    static void hold(Handle handle, long subscriber) {
        handle.createUpdate("update subscriber set name = name where id = :id")
                .bind("id", subscriber)
                .execute();
    }

    /** Holds the row of a reader who is to be erased against everybody, also against rows that would refer to it. */
    static Optional<ReaderWords.Named> close(Handle handle, long subscriber) {
        return handle.createQuery("""
                        update subscriber set address_key = 'erased ' || id where id = :id
                        returning id, address, name
                        """)
                .bind("id", subscriber)
                .map((row, context) -> new ReaderWords.Named(
                        row.getLong("id"), EmailAddress.of(row.getString("address")), row.getString("name")))
                .findOne();
    }

    private static long renew(Handle handle, Subscriber known, EmailAddress address, String name) {
        ReaderWords.Named before = new ReaderWords.Named(known.id(), known.address(), known.name());
        ReaderWords.Named after = new ReaderWords.Named(known.id(), address, name.isEmpty() ? known.name() : name);
        handle.createUpdate("update subscriber set address = :address, name = :name where id = :id")
                .bind("address", address.toString())
                .bind("name", after.name())
                .bind("id", known.id())
                .execute();
        ReaderWords.change(handle, before, after);
        return known.id();
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

    static List<Subscription> subscriptions(Handle handle, List<Long> subscribers) {
        return subscribers.isEmpty()
                ? List.of()
                : handle.createQuery(
                                SELECT + "where subscription.subscriber in (<ids>) order by subscriber, newsletter")
                        .bindList("ids", subscribers)
                        .map(SubscriberRows::subscription)
                        .list();
    }

    /** Both tables are told where the page begins: a plan that walks along either starts there. */
    static List<Subscription> list(Handle handle, String newsletter, long after, int atMost) {
        return handle.createQuery(SELECT + """
                        where subscription.newsletter = :newsletter
                          and subscription.subscriber > :after and subscriber.id > :after
                        order by subscription.subscriber limit :most
                        """)
                .bind("newsletter", newsletter)
                .bind("after", after)
                .bind("most", atMost)
                .map(SubscriberRows::subscription)
                .list();
    }

    static List<Subscription> list(Handle handle, String newsletter, Subscription.State state, long after, int atMost) {
        return handle.createQuery(SELECT + """
                        where subscription.newsletter = :newsletter and subscription.state = :state
                          and subscription.subscriber > :after and subscriber.id > :after
                        order by subscription.subscriber limit :most
                        """)
                .bind("newsletter", newsletter)
                .bind("state", state.name())
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
