package org.gazette.subscribers;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;

/** Readers and their subscriptions. */
public final class Subscribers {
    public Subscribers(Database database, Clock clock) {}

    /**
     * Makes or renews a subscription and records the consent.
     *
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
        throw new UnsupportedOperationException();
    }

    /** Ends a subscription and records it. Doing it again changes nothing. @return whether there is such a reader */
    public boolean leave(long subscriber, String newsletter, String source) {
        throw new UnsupportedOperationException();
    }

    public Optional<Subscriber> of(EmailAddress address) {
        throw new UnsupportedOperationException();
    }

    public List<Subscription> subscriptions(long subscriber) {
        throw new UnsupportedOperationException();
    }

    /** A page of a newsletter's subscriptions, by subscriber id, after the id given. */
    public List<Subscription> list(String newsletter, long afterSubscriber, int atMost) {
        throw new UnsupportedOperationException();
    }

    /** The distinct choices of a newsletter's active readers. */
    public List<Choice> choices(String newsletter) {
        throw new UnsupportedOperationException();
    }

    /**
     * What readers may differ in.
     *
     * @param sections as the table holds them: slugs with commas between, empty for all
     */
    public record Choice(String sections, String language) {}
}
