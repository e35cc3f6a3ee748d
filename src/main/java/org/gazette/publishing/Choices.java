package org.gazette.publishing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Subscribers;
import org.gazette.subscribers.Subscription;

/** What readers chose, by their address: for proofs and trial sendings. */
public final class Choices {
    private final Subscribers subscribers;

    public Choices(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /** What an address would get: of nobody we know, every section in the newsletter's language. */
    public Variant variant(Newsletter newsletter, EmailAddress address) {
        return subscription(newsletter, address)
                .map(one -> new Variant(one.sections(), language(newsletter, one.language())))
                .orElseGet(() -> everything(newsletter));
    }

    public static Variant everything(Newsletter newsletter) {
        return new Variant(List.of(), newsletter.language());
    }

    /** The reader of an address who has a subscription that is not over. */
    Optional<Subscriber> reader(Newsletter newsletter, EmailAddress address) {
        return subscription(newsletter, address)
                .filter(one -> one.state() == Subscription.State.ACTIVE)
                .flatMap(one -> subscribers.of(address));
    }

    private Optional<Subscription> subscription(Newsletter newsletter, EmailAddress address) {
        return subscribers.of(address).stream()
                .flatMap(subscriber -> subscribers.subscriptions(subscriber.id()).stream())
                .filter(one -> one.newsletter().equals(newsletter.name()))
                .findFirst();
    }

    private static Locale language(Newsletter newsletter, String tag) {
        return tag.isEmpty() ? newsletter.language() : Locale.forLanguageTag(tag);
    }
}
