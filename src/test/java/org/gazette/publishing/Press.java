package org.gazette.publishing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gazette.delivery.LetterPress;
import org.gazette.delivery.Outbox;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.IssueDrafts;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsroom;
import org.gazette.newsletters.Titles;
import org.gazette.storage.Database;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.Orders;
import org.gazette.subscribers.Subscribers;
import org.gazette.subscribers.Wishes;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.gazette.typesetting.Editions;
import org.gazette.typesetting.Templates;
import org.gazette.typesetting.Typesetter;

/** A newsroom with a press, for tests. */
final class Press {
    static final LocalDate MONDAY = LocalDate.of(2020, 11, 16);
    static final KeyRing KEYS = new KeyRing(Map.of("1", new byte[32]));

    final Newsletter daily = Titles.daily();
    final List<Issue> told = new ArrayList<>();
    final Newsroom newsroom;
    final Database database;
    final AddressHash hash = new AddressHash(KEYS);
    final Subscribers subscribers;
    final Orders orders;
    final Outbox outbox;
    final Editions editions;
    final IssueDrafts drafts;
    final Links links;
    final PressRun run;

    Press(Database database) {
        this.newsroom = new Newsroom(database);
        this.database = database;
        this.subscribers = new Subscribers(database, hash, newsroom.clock);
        this.orders = new Orders(database, hash, newsroom.clock);
        this.outbox = new Outbox(database, newsroom.clock);
        this.editions = new Editions(database);
        this.drafts = new IssueDrafts(database, newsroom.stories, newsroom.clock);
        this.links = new Links(
                newsroom.site,
                new CallbackClient(newsroom.site, new PublicAddresses(new Nets(List.of()))),
                path -> true);
        this.run = another();
    }

    /** Another press run on the same database, as of another process, or after a crash. */
    PressRun another() {
        return telling(told::add);
    }

    PressRun telling(Consumer<Issue> afterwards) {
        return run(afterwards, new Preflight(newsroom.site, links, List.of()));
    }

    PressRun looking(Preflight preflight) {
        return run(told::add, preflight);
    }

    /** One whose letters' links lead by a counter. */
    PressRun counting(CountedLinks counter) {
        return run(told::add, new Preflight(newsroom.site, links, List.of()), counted(counter));
    }

    /** What lets go of what waits, its links led by a counter. */
    Waves countingWaves(CountedLinks counter) {
        return waves(counted(counter));
    }

    private Dispatch counted(CountedLinks counter) {
        return new Dispatch(
                database,
                newsroom.issues,
                new LetterPress(newsroom.site),
                outbox,
                newsletter -> Optional.of(counter),
                newsroom.clock);
    }

    private PressRun run(Consumer<Issue> afterwards, Preflight preflight) {
        return run(afterwards, preflight, dispatch());
    }

    private PressRun run(Consumer<Issue> afterwards, Preflight preflight, Dispatch dispatch) {
        ComposingRoom room = room();
        return new PressRun(
                newsroom.desk,
                newsroom.editor,
                newsroom.issues,
                drafts,
                room,
                preflight,
                dispatch,
                afterwards,
                newsroom.clock);
    }

    private ComposingRoom room() {
        Typesetter typesetter = new Typesetter(new Templates(Path.of("none")), newsroom.site, "Gazette");
        return new ComposingRoom(database, newsroom.editor, typesetter, editions, newsroom.clock);
    }

    private Dispatch dispatch() {
        return new Dispatch(database, newsroom.issues, new LetterPress(newsroom.site), outbox, newsroom.clock);
    }

    /** What lets go of what waits, as of another process each time. */
    Waves waves() {
        return waves(dispatch());
    }

    private Waves waves(Dispatch dispatch) {
        return new Waves(
                database, newsroom.issues, newsroom.editor, room(), dispatch, outbox, () -> {}, newsroom.clock);
    }

    Alerts alerts() {
        return new Alerts(room(), dispatch(), run, () -> {}, newsroom.clock);
    }

    Choices choices() {
        return new Choices(subscribers, orders);
    }

    ReaderCopy copies() {
        return new ReaderCopy(database, newsroom.issues, newsroom.editor, room(), run, waves(), choices());
    }

    /** What comes round every minute. */
    DraftDesk draftDesk() {
        return new DraftDesk(
                newsroom.desk, newsroom.editor, drafts, newsroom.issues, newsroom.slots, run, newsroom.clock);
    }

    PressRun.Result runMonday() {
        return another().run(daily, Newsroom.slot("2020-11-16"));
    }

    long reader(String address, String language, String... sections) {
        return subscribers
                .subscribe(EmailAddress.of(address), "", "daily", List.of(sections), language, "test")
                .subscriber()
                .id();
    }

    /** The issue of a date is made at its hour. */
    PressRun.Result run(Newsletter newsletter, String date) {
        newsroom.clock.set(date + "T07:00:00.010Z");
        return another().run(newsletter, Newsroom.slot(date));
    }

    /** The round-up of a date is made at its hour. */
    PressRun.Result runWeek(Newsletter newsletter, String date) {
        newsroom.clock.set(date + "T09:00:00.010Z");
        Newsletter week = newsletter.roundUp();
        return another()
                .run(
                        week,
                        week.cadence().on(LocalDate.parse(date)).orElseThrow().of(week));
    }

    long reader(String address, Wishes wishes) {
        return database.write(handle -> {
            long reader = orders.join(handle, EmailAddress.of(address), "");
            orders.place(handle, reader, "daily", wishes, Consent.by("test"));
            return reader;
        });
    }

    /** {@code ada@example.org daily/2020-11-16 READY en/world} of each envelope, in alphabetical order. */
    List<String> letters() {
        return database.read(
                handle -> handle.createQuery("""
                        select recipient || ' ' || mailing.name || ' ' || envelope.state || ' ' || variant
                        from envelope join letter on letter.id = envelope.letter
                        join mailing on mailing.id = envelope.mailing order by 1
                        """).mapTo(String.class).list());
    }

    /** The stories that the letter of a mailing to a reader prints, of some that are asked about, in the order asked. */
    List<String> printed(String address, String mailing, String... headlines) {
        String plain = database.read(handle -> handle.createQuery("""
                        select edition.plain from envelope
                        join letter on letter.id = envelope.letter
                        join mailing on mailing.id = envelope.mailing and mailing.name like :mailing || '%'
                        join issue on issue.newsletter || '/' || issue.slot_date = :mailing
                        join edition on edition.issue = issue.id and edition.variant = letter.variant
                        where envelope.recipient = :address and envelope.state <> 'SUPPRESSED'
                        """)
                .bind("mailing", mailing)
                .bind("address", address)
                .mapTo(String.class)
                .one());
        return Stream.of(headlines).filter(plain::contains).toList();
    }

    /** The relay takes all that may leave. */
    void accept() {
        database.run(handle -> handle.execute("""
                update envelope set state = 'ACCEPTED', settled_at = 1
                where state = 'READY' and mailing in (select id from mailing where held = 0 and state = 'RUNNING')
                """));
    }

    /** {@code ada@example.org READY en/world}, in alphabetical order. */
    List<String> envelopes() {
        return database.read(
                handle -> handle.createQuery("""
                        select recipient || ' ' || envelope.state || ' ' || variant
                        from envelope join letter on letter.id = envelope.letter order by recipient
                        """).mapTo(String.class).list());
    }

    int count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
