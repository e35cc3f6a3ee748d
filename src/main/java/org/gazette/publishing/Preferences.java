package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.delivery.Erasure;
import org.gazette.delivery.Suppressions;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.WayOut;
import org.gazette.newsletters.Newsletter;
import org.gazette.storage.Database;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.FreshLinks;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.Orders;
import org.gazette.subscribers.ReaderRecord;
import org.gazette.subscribers.SignUpRequest;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Wishes;
import org.gazette.typesetting.Note;
import org.gazette.typesetting.Notes;
import org.jdbi.v3.core.Handle;

/**
 * What a reader may change. The link of every letter opens it with the address masked: who holds a forwarded letter can
 * change how much comes, and nothing else. For the address itself, for a copy of what is kept and for its erasure there is
 * a link that is mailed when it is asked for, good once and for a quarter of an hour.
 */
public final class Preferences {
    private final Database database;
    private final Orders orders;
    private final Leaving leaving;
    private final FreshLinks links;
    private final Correspondence letters;
    private final Notes notes;
    private final SignUp signUp;
    private final Suppressions suppressions;
    private final Clock clock;

    public Preferences(
            Database database,
            Orders orders,
            Leaving leaving,
            FreshLinks links,
            Correspondence letters,
            Notes notes,
            SignUp signUp,
            Suppressions suppressions,
            Clock clock) {
        this.database = database;
        this.orders = orders;
        this.leaving = leaving;
        this.links = links;
        this.letters = letters;
        this.notes = notes;
        this.signUp = signUp;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** A reader and what was ordered, those orders that ended too. */
    public record View(Subscriber reader, List<Order> orders) {
        /** {@code a…@e…}: enough to know oneself by. */
        public String masked() {
            return reader.address().local().substring(0, 1) + "…@"
                    + reader.address().domain().substring(0, 1) + "…";
        }

        public Optional<Order> order(String newsletter) {
            return orders.stream()
                    .filter(one -> one.newsletter().equals(newsletter))
                    .findFirst();
        }
    }

    /** Empty when the token is none of ours, or its reader is no more. */
    public Optional<View> look(String token) {
        return leaving.read(token).flatMap(wayOut -> view(wayOut.subscriber()));
    }

    private Optional<View> view(long subscriber) {
        return orders.reader(subscriber).map(reader -> new View(reader, orders.of(subscriber)));
    }

    /**
     * Changes what comes. A newsletter that the reader does not have begins only once the reader said yes to a letter.
     *
     * @param wanted by newsletter; what is missing ends
     * @param network from where, for the proof
     * @return the newsletters that a letter asks about; empty when the token is none of ours
     */
    public Optional<List<String>> save(String token, Map<String, Wishes> wanted, String network) {
        return look(token).map(view -> {
            Consent consent = new Consent("preferences", Instant.EPOCH, "", "", network);
            database.run(handle -> signUp.catalogue().newsletters().forEach(newsletter -> {
                Wishes wishes = wanted.get(newsletter.name());
                if (wishes == null) {
                    orders.end(handle, view.reader().id(), newsletter.name(), consent);
                } else {
                    orders.change(handle, view.reader().id(), newsletter.name(), wishes, consent);
                }
            }));
            return ask(view, wanted, network);
        });
    }

    private List<String> ask(View view, Map<String, Wishes> wanted, String network) {
        List<String> fresh = new ArrayList<>();
        for (Newsletter newsletter : signUp.catalogue().newsletters()) {
            boolean has = view.order(newsletter.name()).filter(Order::isActive).isPresent();
            if (wanted.containsKey(newsletter.name()) && !has) {
                fresh.add(newsletter.name());
            }
        }
        if (!fresh.isEmpty()) {
            Wishes wishes = wanted.get(fresh.get(0));
            Instant now = clock.instant();
            signUp.ask(new SignUpRequest(
                    view.reader().address(),
                    view.reader().name(),
                    fresh,
                    wishes == null ? Wishes.NONE : wishes,
                    0,
                    new Consent("preferences", now, "", "preferences", network),
                    now));
        }
        return fresh;
    }

    /** Mails a link to the reader, unless three were mailed today. The answer is the same. */
    public void mailLink(String token) {
        Optional<WayOut> wayOut = leaving.read(token);
        Optional<View> view = look(token);
        if (wayOut.isEmpty() || view.isEmpty()) {
            return;
        }
        Subscriber reader = view.get().reader();
        Optional<Newsletter> newsletter = signUp.catalogue().named(wayOut.get().newsletter());
        newsletter.ifPresent(one -> {
            String tongue = view.get()
                    .order(one.name())
                    .map(order -> order.wishes().choice().language())
                    .orElse("");
            Note note = notes.link(one, Correspondence.language(tongue, one));
            database.run(handle -> links.make(handle, reader.id(), one.name(), clock.instant())
                    .ifPresent(link -> letters.link(handle, links, link, reader, one, note)));
        });
    }

    /** What a mailed link opens; looking does not use it up. */
    public Optional<View> open(String freshToken) {
        return links.look(Tokens.hash(freshToken), clock.instant()).flatMap(link -> view(link.subscriber()));
    }

    /** Everything that is kept about the reader; it uses the link up. */
    public Optional<ReaderRecord> export(String freshToken) {
        return used(freshToken).flatMap(link -> ReaderRecord.of(database, orders, link.subscriber()));
    }

    /**
     * Asks at another address whether it shall take the place of the reader's; it uses the link up.
     *
     * @return whether the link was good
     */
    public boolean move(String freshToken, EmailAddress to, String network) {
        Optional<FreshLinks.FreshLink> link = used(freshToken);
        link.flatMap(one -> view(one.subscriber())).ifPresent(view -> {
            List<String> newsletters = view.orders().stream()
                    .filter(Order::isActive)
                    .map(Order::newsletter)
                    .toList();
            Instant now = clock.instant();
            if (!newsletters.isEmpty()) {
                signUp.ask(new SignUpRequest(
                        to,
                        view.reader().name(),
                        newsletters,
                        Wishes.NONE,
                        view.reader().id(),
                        new Consent("address changed", now, "", "preferences", network),
                        now));
            }
        });
        return link.isPresent();
    }

    /** Erases the reader; it uses the link up. @return whether the link was good */
    public boolean erase(String freshToken) {
        Optional<Subscriber> reader = used(freshToken).flatMap(link -> orders.reader(link.subscriber()));
        reader.ifPresent(this::erase);
        return reader.isPresent();
    }

    /** Erases a reader: the hash of the address stays on the suppression list, and the counts of what was sent. */
    public void erase(Subscriber reader) {
        database.run(handle -> erase(handle, reader));
    }

    private void erase(Handle handle, Subscriber reader) {
        ReaderRecord.erase(handle, reader);
        Erasure.erase(handle, reader.address(), clock.instant());
        suppressions.add(handle, reader.address(), Suppressions.ERASED);
    }

    private Optional<FreshLinks.FreshLink> used(String freshToken) {
        return database.write(handle -> links.use(handle, Tokens.hash(freshToken), clock.instant()));
    }
}
