package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/** Readers and their subscriptions. Every act of a reader leaves a row of consent, which is never changed. */
public final class Subscribers {
    private final Database database;
    private final AddressHash hash;
    private final Clock clock;

    public Subscribers(Database database, AddressHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Makes or renews a subscription and records the consent.
     *
     * @param name empty to keep the one that is known
     * @param sections slugs; empty for all
     * @param language BCP 47; empty for that of the newsletter
     * @param source by which door it came, such as {@code command line}
     * @return the subscription as it stands now; what it was before does not matter
     */
    public Subscription subscribe(
            EmailAddress address,
            String name,
            String newsletter,
            List<String> sections,
            String language,
            String source) {
        Choice choice = Choice.of(sections, language);
        return database.write(handle -> {
            long subscriber = SubscriberRows.join(handle, address, hash.of(address), name, clock.instant());
            order(handle, subscriber, newsletter, choice);
            consent(handle, subscriber, newsletter, "SUBSCRIBED", source);
            return SubscriberRows.one(handle, newsletter, subscriber);
        });
    }

    /** Ends a subscription and records it. Doing it again changes nothing. @return whether there is such a subscription */
    public boolean leave(long subscriber, String newsletter, String source) {
        return database.write(handle -> {
            SubscriberRows.hold(handle, subscriber);
            int left = handle.createUpdate("""
                            update subscription set state = 'LEFT'
                            where newsletter = :newsletter and subscriber = :subscriber and state = 'ACTIVE'
                            """)
                    .bind("newsletter", newsletter)
                    .bind("subscriber", subscriber)
                    .execute();
            if (left == 1) {
                consent(handle, subscriber, newsletter, "LEFT", source);
            }
            return left == 1 || SubscriberRows.knows(handle, newsletter, subscriber);
        });
    }

    /** Takes a leave-taking back that is no older than so long. @return whether the subscription runs again */
    public boolean resume(long subscriber, String newsletter, Duration regret, String source) {
        Instant since = clock.instant().minus(regret);
        return new Orders(database, hash, clock).resume(subscriber, newsletter, since, Consent.by(source));
    }

    public Optional<Subscriber> of(EmailAddress address) {
        return database.read(handle -> SubscriberRows.of(handle, address));
    }

    /** The subscriptions of one reader, by newsletter. */
    public List<Subscription> subscriptions(long subscriber) {
        return database.read(handle -> SubscriberRows.subscriptions(handle, subscriber));
    }

    /** A page of a newsletter's subscriptions, by subscriber id, after the id given; 0 for the first page. */
    public List<Subscription> list(String newsletter, long afterSubscriber, int atMost) {
        return database.read(handle -> SubscriberRows.list(handle, newsletter, afterSubscriber, atMost));
    }

    /** The same of those alone who have it, or who left it. */
    public List<Subscription> list(String newsletter, Subscription.State state, long afterSubscriber, int atMost) {
        return database.read(handle -> SubscriberRows.list(handle, newsletter, state, afterSubscriber, atMost));
    }

    /** The subscriptions of some readers, by reader and newsletter. */
    public List<Subscription> subscriptions(List<Long> subscribers) {
        return database.read(handle -> SubscriberRows.subscriptions(handle, subscribers));
    }

    /** Those of a number of readers who have a newsletter still. */
    public static Set<Long> staying(Handle handle, String newsletter, Collection<Long> subscribers) {
        return subscribers.isEmpty() ? Set.of() : staying(handle.getConnection(), newsletter, subscribers);
    }

    /** It is asked about every few letters that are sent, so without detours. */
    private static Set<Long> staying(Connection connection, String newsletter, Collection<Long> subscribers) {
        String sql =
                "select subscriber from subscription where newsletter = ? and state = 'ACTIVE' and subscriber in (?"
                        + ", ?".repeat(subscribers.size() - 1) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = 1;
            statement.setString(place, newsletter);
            for (long subscriber : subscribers) {
                statement.setLong(++place, subscriber);
            }
            Set<Long> staying = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    staying.add(rows.getLong(1));
                }
            }
            return staying;
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static void order(Handle handle, long subscriber, String newsletter, Choice choice) {
        handle.createUpdate("""
                        insert into subscription (newsletter, subscriber, state, sections, language)
                        values (:newsletter, :subscriber, 'ACTIVE', :sections, :language)
                        on conflict (newsletter, subscriber) do update
                            set state = 'ACTIVE', sections = excluded.sections, language = excluded.language
                        """)
                .bind("newsletter", newsletter)
                .bind("subscriber", subscriber)
                .bind("sections", choice.sections())
                .bind("language", choice.language())
                .execute();
    }

    private void consent(Handle handle, long subscriber, String newsletter, String act, String source) {
        handle.createUpdate("""
                        insert into consent (subscriber, newsletter, act, source, given_at)
                        values (:subscriber, :newsletter, :act, :source, :now)
                        """)
                .bind("subscriber", subscriber)
                .bind("newsletter", newsletter)
                .bind("act", act)
                .bind("source", source)
                .bind("now", clock.instant())
                .execute();
    }

    /**
     * What readers may differ in.
     *
     * @param sections as the table holds them: slugs in alphabetical order with commas between, empty for all
     * @param language BCP 47; empty for that of the newsletter
     */
    public record Choice(String sections, String language) {
        /** @throws IllegalArgumentException when the language is none */
        public static Choice of(List<String> sections, String language) {
            List<String> slugs = sections.stream()
                    .map(String::strip)
                    .filter(slug -> !slug.isEmpty())
                    .sorted()
                    .distinct()
                    .toList();
            Locale locale = Locale.forLanguageTag(language.strip().replace('_', '-'));
            if (!language.isBlank() && locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException("language «" + language + "» is not a tag such as en or en-GB");
            }
            return new Choice(String.join(",", slugs), language.isBlank() ? "" : locale.toLanguageTag());
        }

        /** The sections one by one; empty for all. */
        public List<String> slugs() {
            return sections.isEmpty() ? List.of() : List.of(sections.split(","));
        }
    }
}
