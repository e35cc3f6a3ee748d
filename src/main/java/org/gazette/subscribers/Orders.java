package org.gazette.subscribers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Readers' orders with all their wishes: reading, placing and changing them. Each act leaves a row of consent. */
public final class Orders {
    private final Database database;
    private final AddressHash hash;
    private final Clock clock;

    public Orders(Database database, AddressHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /** The orders of one reader, by newsletter, those that ended too. */
    public List<Order> of(long subscriber) {
        return database.read(handle -> handle.createQuery("""
                        select newsletter, state, sections, language, frequency, local_hour, zone, alerts, pause_until
                        from subscription where subscriber = :subscriber order by newsletter
                        """)
                .bind("subscriber", subscriber)
                .map(Orders::order)
                .list());
    }

    public Optional<Subscriber> reader(long subscriber) {
        return database.read(handle -> SubscriberRows.of(handle, subscriber));
    }

    /**
     * Adds a reader, or finds the one that is known.
     *
     * @param name empty to keep the one that is known
     */
    public long join(Handle handle, EmailAddress address, String name) {
        return SubscriberRows.join(handle, address, hash.of(address), name, clock.instant());
    }

    /** Starts or changes an order, and records the consent. */
    public void place(Handle handle, long subscriber, String newsletter, Wishes wishes, Consent consent) {
        SubscriberRows.hold(handle, subscriber);
        write(handle, subscriber, newsletter, wishes);
        record(handle, subscriber, newsletter, "SUBSCRIBED", consent);
    }

    /** Changes what there is; a reader who left stays away. @return whether there was an order to change */
    public boolean change(Handle handle, long subscriber, String newsletter, Wishes wishes, Consent consent) {
        SubscriberRows.hold(handle, subscriber);
        boolean active = handle.createQuery("""
                        select count(*) from subscription
                        where newsletter = :newsletter and subscriber = :subscriber and state = 'ACTIVE'
                        """)
                        .bind("newsletter", newsletter)
                        .bind("subscriber", subscriber)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (active) {
            write(handle, subscriber, newsletter, wishes);
            record(handle, subscriber, newsletter, "CHANGED", consent);
        }
        return active;
    }

    /** Ends an order. @return whether there was one that ran */
    public boolean end(Handle handle, long subscriber, String newsletter, Consent consent) {
        SubscriberRows.hold(handle, subscriber);
        boolean ended = handle.createUpdate("""
                        update subscription set state = 'LEFT'
                        where newsletter = :newsletter and subscriber = :subscriber and state = 'ACTIVE'
                        """)
                        .bind("newsletter", newsletter)
                        .bind("subscriber", subscriber)
                        .execute()
                == 1;
        if (ended) {
            record(handle, subscriber, newsletter, "LEFT", consent);
        }
        return ended;
    }

    /**
     * Takes a leave-taking back, as long as it was the reader's last word and is not older than {@code since}.
     *
     * @return whether the order runs again
     */
    public boolean resume(long subscriber, String newsletter, Instant since, Consent consent) {
        return database.write(handle -> {
            SubscriberRows.hold(handle, subscriber);
            boolean resumed = handle.createUpdate("""
                            update subscription set state = 'ACTIVE'
                            where newsletter = :newsletter and subscriber = :subscriber and state = 'LEFT'
                              and exists (select 1 from consent
                                  where consent.subscriber = :subscriber and consent.newsletter = :newsletter
                                    and act = 'LEFT' and given_at >= :since)
                            """)
                            .bind("newsletter", newsletter)
                            .bind("subscriber", subscriber)
                            .bind("since", since)
                            .execute()
                    == 1;
            if (resumed) {
                record(handle, subscriber, newsletter, "RESUMED", consent);
            }
            return resumed;
        });
    }

    private static void write(Handle handle, long subscriber, String newsletter, Wishes wishes) {
        handle.createUpdate("""
                        insert into subscription (newsletter, subscriber, state, sections, language, frequency,
                            local_hour, zone, alerts, pause_until)
                        values (:newsletter, :subscriber, 'ACTIVE', :sections, :language, :frequency, :hour, :zone,
                            :alerts, :pause)
                        on conflict (newsletter, subscriber) do update
                            set state = 'ACTIVE', sections = excluded.sections, language = excluded.language,
                                frequency = excluded.frequency, local_hour = excluded.local_hour,
                                zone = excluded.zone, alerts = excluded.alerts, pause_until = excluded.pause_until
                        """)
                .bind("newsletter", newsletter)
                .bind("subscriber", subscriber)
                .bind("sections", wishes.choice().sections())
                .bind("language", wishes.choice().language())
                .bind("frequency", wishes.frequency().name())
                .bind("hour", wishes.hour() < 0 ? null : Integer.valueOf(wishes.hour()))
                .bind("zone", wishes.zone().isEmpty() ? null : wishes.zone())
                .bind("alerts", wishes.alerts() ? 1 : 0)
                .bind(
                        "pause",
                        wishes.pauseUntil().equals(Instant.EPOCH)
                                ? null
                                : Long.valueOf(wishes.pauseUntil().toEpochMilli()))
                .execute();
    }

    private void record(Handle handle, long subscriber, String newsletter, String act, Consent consent) {
        handle.createUpdate("""
                        insert into consent (subscriber, newsletter, act, source, given_at, asked_at, wording, form,
                            network)
                        values (:subscriber, :newsletter, :act, :source, :now, :asked, :wording, :form, :network)
                        """)
                .bind("subscriber", subscriber)
                .bind("newsletter", newsletter)
                .bind("act", act)
                .bind("source", consent.source())
                .bind("now", clock.instant())
                .bind("asked", consent.askedAt())
                .bind("wording", consent.wording())
                .bind("form", consent.form())
                .bind("network", consent.network())
                .execute();
    }

    private static Order order(ResultSet row, StatementContext context) throws SQLException {
        int hour = row.getInt("local_hour");
        boolean ownHour = row.wasNull();
        long pause = row.getLong("pause_until");
        String zone = row.getString("zone");
        boolean alerts = row.getInt("alerts") == 1;
        return new Order(
                row.getString("newsletter"),
                Subscription.State.valueOf(row.getString("state")),
                new Wishes(
                        new Subscribers.Choice(row.getString("sections"), row.getString("language")),
                        Frequency.valueOf(row.getString("frequency")),
                        ownHour ? -1 : hour,
                        zone == null ? "" : zone,
                        alerts,
                        Instant.ofEpochMilli(pause)));
    }
}
