package org.gazette.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gazette.StandingClock;
import org.gazette.mail.Blank;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.MailSamples;
import org.jdbi.v3.core.Handle;

/** What tests post: a mailing, its letter, and an envelope for each address. */
final class Post {
    static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");
    static final String DAILY = "daily/2020-11-16";
    static final BiFunction<Long, String, String> WAY_OUT =
            (subscriber, newsletter) -> "https://gazette.example/unsubscribe/" + subscriber + "." + newsletter;

    private final Database database;
    private final StandingClock clock;
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();

    Post(Database database, StandingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    Database database() {
        return database;
    }

    static KeyRing keys() {
        return new KeyRing(Map.of("1", "sixteen bytes or more".getBytes(StandardCharsets.UTF_8)));
    }

    static MessageIds ids() {
        return new MessageIds(keys());
    }

    static Letter letter(String text) {
        Edition edition = new Edition(
                Locale.ENGLISH,
                "Monday",
                "News",
                "<html><body><p>Good morning" + Blank.NAME.mark() + "</p><p>" + text + "</p><a href=\""
                        + Blank.WAY_OUT.mark() + "\">Unsubscribe</a></body></html>",
                "Good morning" + Blank.NAME.mark() + "\n" + text + "\n" + Blank.WAY_OUT.mark() + "\n");
        return new LetterPress(new SiteAddress(URI.create("https://gazette.example/")))
                .compose(MailSamples.newsletter(), MailSamples.issue(), edition);
    }

    Post daily(String... addresses) {
        return daily(UnknownPolicy.RESEND, addresses);
    }

    Post daily(UnknownPolicy policy, String... addresses) {
        return mailing(DAILY, policy, letter("News"), List.of(addresses));
    }

    Post readers(int count) {
        return mailing(
                DAILY,
                UnknownPolicy.RESEND,
                letter("News"),
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> "reader" + n + "@example.org")
                        .toList());
    }

    Post mailing(String name, UnknownPolicy policy, Letter letter, List<String> addresses) {
        Outbox outbox = new Outbox(database, clock);
        Mailing mailing = new Mailing(name, "daily", policy, clock.instant().plus(Duration.ofDays(2)));
        database.run(handle -> {
            long number = outbox.open(handle, mailing);
            long stored = outbox.put(handle, number, "en/", letter);
            var batch = handle.prepareBatch("""
                    insert into envelope (mailing, recipient, recipient_key, domain, subscriber, letter, name, state, epoch,
                        owner, lease_at, attempts, next_at, dated_at, settled_at, reply)
                    values (:mailing, :recipient, :key, :domain, :subscriber, :letter, '', 'READY', 0, '', 0, 0, 0, 0, 0, '')
                    """);
            for (int at = 0; at < addresses.size(); at++) {
                batch.bind("mailing", number)
                        .bind("recipient", addresses.get(at))
                        .bind("key", EmailAddress.of(addresses.get(at)).key())
                        .bind("domain", EmailAddress.of(addresses.get(at)).domain())
                        .bind("subscriber", at + 1L)
                        .bind("letter", stored)
                        .add();
            }
            batch.execute();
            outbox.addressed(handle, number, addresses.size());
        });
        return this;
    }

    Courier courier(Relay relay) {
        return courier(route(RelayTerms.PLAIN, relay, 1));
    }

    Courier courier(Route... routes) {
        return new Courier(database, List.of(routes), ids(), readers(), clock);
    }

    static Route route(RelayTerms terms, Relay relay, int connections) {
        return new Route(terms, relay, connections, Optional.empty());
    }

    /** The subscriber of the n-th address leaves. */
    Post leaves(long subscriber) {
        gone.add(subscriber);
        return this;
    }

    Readers readers() {
        return readers(gone);
    }

    /** Of whom nobody leaves. */
    static Leavers faithful() {
        return new Leavers(readers(Set.of()));
    }

    private static Readers readers(Set<Long> gone) {
        return new Readers() {
            @Override
            public String wayOutUrl(long subscriber, String newsletter) {
                return WAY_OUT.apply(subscriber, newsletter);
            }

            @Override
            public Set<Long> staying(Handle handle, String newsletter, Collection<Long> subscribers) {
                return subscribers.stream().filter(one -> !gone.contains(one)).collect(Collectors.toSet());
            }
        };
    }

    Courier courier(ScriptedSmtpServer server) {
        return courier(new SmtpRelay(RelaySettings.local(server.port(), 1)));
    }

    Ledger ledger() {
        return new Ledger(database);
    }

    Counts counts() {
        return ledger().of(DAILY).orElseThrow();
    }

    EnvelopeRecord of(String address) {
        return ledger().find(EmailAddress.of(address)).get(0);
    }

    /** What happens to the leases of a courier that was killed, ninety seconds later. */
    void letLeasesRunOut() {
        database.run(handle -> handle.execute("update envelope set lease_at = 1 where lease_at > 0"));
    }
}
