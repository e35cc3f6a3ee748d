package org.gazette.publishing;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.StandingClock;
import org.gazette.delivery.LetterBox;
import org.gazette.delivery.Outbox;
import org.gazette.delivery.Suppressions;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Titles;
import org.gazette.storage.Database;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.FreshLinks;
import org.gazette.subscribers.Orders;
import org.gazette.subscribers.SignUpRequest;
import org.gazette.subscribers.SignUps;
import org.gazette.subscribers.Subscribers;
import org.gazette.subscribers.Wishes;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Notes;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Templates;

/** Where readers come in, for tests. */
final class Counter {
    static final KeyRing KEYS = new KeyRing(Map.of("1", new byte[32]));

    final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    final SiteAddress site = new SiteAddress(java.net.URI.create("https://gazette.example/"));
    final AddressHash hash = new AddressHash(KEYS);
    final Database database;
    final Subscribers subscribers;
    final Orders orders;
    final SignUps signUps;
    final Suppressions suppressions;
    final Leaving leaving;
    final Correspondence letters;
    final SignUp signUp;
    final FreshLinks links;
    final Preferences preferences;

    Counter(Database database) {
        this.database = database;
        this.subscribers = new Subscribers(database, hash, clock);
        this.orders = new Orders(database, hash, clock);
        this.signUps = new SignUps(database);
        this.suppressions = new Suppressions(database, hash, clock);
        this.leaving = new Leaving(site, KEYS, subscribers);
        this.letters = new Correspondence(
                site,
                leaving,
                signUps,
                new LetterBox(new Outbox(database, clock), hash),
                KEYS,
                Optional.empty(),
                clock);
        this.links = new FreshLinks(database);
        Notes notes = new Notes(new Templates(Path.of("none")), site, "Gazette");
        this.signUp = new SignUp(
                database,
                signUps,
                orders,
                letters,
                notes,
                new SignUp.Catalogue(
                        List.of(Titles.daily()),
                        ZoneOffset.UTC,
                        one -> Optional.of(new PartWords.Link("No. 7", "https://gazette.example/7/")),
                        suppressions::liftErased,
                        (newsletter, reader) -> {}),
                KEYS,
                clock);
        this.preferences =
                new Preferences(database, orders, leaving, links, letters, notes, signUp, suppressions, clock);
    }

    Turnstile turnstile() {
        return new Turnstile(KEYS, new SecureRandom(), clock, 10, 300);
    }

    /** Somebody asks for the daily. @return how many letters that led to */
    int ask(String address) {
        signUp.ask(new SignUpRequest(
                EmailAddress.of(address),
                "Ada",
                List.of("daily"),
                Wishes.of(List.of("world"), "", Frequency.WEEKLY, 7, "Europe/London"),
                0,
                new Consent("form", clock.instant(), "Send it.", "https://gazette.example/subscribe", "192.0.2.0/24"),
                clock.instant()));
        return signUp.settle();
    }

    /** The token in the last letter whose mailing begins so. */
    String token(String mailing) {
        String url = database.read(handle -> handle.createQuery("""
                        select envelope.subscriber as subject, mailing.newsletter as kind
                        from envelope join mailing on mailing.id = envelope.mailing
                        where mailing.name like :name order by envelope.next_at desc, envelope.letter desc limit 1
                        """)
                .bind("name", mailing + "%")
                .map((row, context) -> letters.wayOutUrl(row.getLong("subject"), row.getString("kind")))
                .one());
        return url.substring(url.lastIndexOf('/') + 1);
    }

    long count(String sql) {
        return database.read(handle -> handle.createQuery("select count(*) from " + sql)
                .mapTo(Long.class)
                .one());
    }
}
