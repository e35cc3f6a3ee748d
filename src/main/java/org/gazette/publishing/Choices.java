package org.gazette.publishing;

import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.Orders;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Subscribers;

/** What readers chose, by their address: for proofs and trial sendings. */
public final class Choices {
    private final Subscribers subscribers;
    private final Orders orders;

    public Choices(Subscribers subscribers, Orders orders) {
        this.subscribers = subscribers;
        this.orders = orders;
    }

    /** What an address is sent on trial: of nobody we know, every section in the newsletter's language. */
    public Variant variant(Newsletter newsletter, EmailAddress address) {
        return order(newsletter, address)
                .map(one -> one.wishes().choice())
                .map(choice -> new Reading(choice.sections(), choice.language(), 0, 0).variant(newsletter))
                .orElseGet(() -> everything(newsletter));
    }

    public static Variant everything(Newsletter newsletter) {
        return new Variant(List.of(), newsletter.language());
    }

    /** The reader of an address who has a subscription that is not over. */
    Optional<Subscriber> reader(Newsletter newsletter, EmailAddress address) {
        return order(newsletter, address).filter(Order::isActive).flatMap(one -> subscribers.of(address));
    }

    /** What an address has of a newsletter, though it be over. */
    Optional<Order> order(Newsletter newsletter, EmailAddress address) {
        return subscribers.of(address).stream()
                .flatMap(subscriber -> orders.of(subscriber.id()).stream())
                .filter(one -> one.newsletter().equals(newsletter.list()))
                .findFirst();
    }
}
