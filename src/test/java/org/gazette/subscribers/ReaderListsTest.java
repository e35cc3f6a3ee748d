package org.gazette.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.mail.SearchWords;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

/** Long lists: pages, searches and counts. */
class ReaderListsTest {
    private static final AddressHash HASH = new AddressHash(new KeyRing(Map.of("1", new byte[32])));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-11-16T07:00:00Z"), ZoneOffset.UTC);
    private static final List<String> NEWSLETTERS = List.of("daily", "weekly", "sport");

    @OnBothDatabases
    void aReaderIsFoundByTheBeginningOfEachWord(Database database) {
        join(database, "Ada.Lovelace+news@mail.example.org", "Ada King, Émilie");
        join(database, "bea@lovely.example", "Bea");

        for (String word : List.of(
                "ada.lov",
                "LOVELACE",
                "lovelace+news@mail",
                "news@",
                "@mail.example",
                "example.org",
                "king",
                "ada k",
                "emilie",
                "Émi")) {
            assertThat(found(database, word)).as(word).containsExactly("Ada.Lovelace+news@mail.example.org");
        }
        assertThat(found(database, "love")).containsExactly("Ada.Lovelace+news@mail.example.org", "bea@lovely.example");
        assertThat(found(database, "velace")).isEmpty();
        assertThat(found(database, "org")).isEmpty();
        assertThat(found(database, "ada lovelace")).hasSize(1);
        assertThatThrownBy(() -> found(database, "%")).hasMessageContaining("nothing to look for");
    }

    @OnBothDatabases
    void aDomainOfAnotherScriptIsFoundAsItIsReadAndAsItIsSent(Database database) {
        join(database, "ada@münchen.example", "");

        assertThat(found(database, "münch")).containsExactly("ada@xn--mnchen-3ya.example");
        assertThat(found(database, "xn--mnchen")).containsExactly("ada@xn--mnchen-3ya.example");
    }

    @OnBothDatabases
    void aSearchGoesOnWhereThePageBeforeItEndedAndTellsNobodyTwice(Database database) {
        for (int n = 0; n < 50; n++) {
            join(database, "ada." + n + "@example.org", n % 2 == 0 ? "Ada Adams" : "");
        }
        join(database, "bea@example.org", "");
        ReaderSearch search = new ReaderSearch(database);

        List<String> all = new ArrayList<>();
        List<Subscriber> page = search.find("ada", 0, 7);
        while (!page.isEmpty()) {
            page.forEach(one -> all.add(one.address().local()));
            page = search.find("ada", page.get(page.size() - 1).id(), 7);
        }

        assertThat(all)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).mapToObj(n -> "ada." + n).toList());
    }

    @OnBothDatabases
    void aSearchThatCannotGoOnSaysSo(Database database) {
        join(database, "ada@example.org", "");

        assertThatThrownBy(() -> new ReaderSearch(database).find("ada", 99, 10))
                .hasMessage("there is no reader 99 that «ada» finds (any more): begin without --after");
        assertThatThrownBy(() -> new ReaderSearch(database).find(" @ ", 0, 10))
                .hasMessageContaining("nothing to look for");
    }

    @OnBothDatabases
    void whoIsSpelledOtherwiseIsFoundByTheNewWordsAlone(Database database) {
        join(database, "ada@example.org", "Ada Byron");
        join(database, "ADA@example.org", "Ada Lovelace");

        assertThat(found(database, "byron")).isEmpty();
        assertThat(found(database, "lovelace")).containsExactly("ADA@example.org");
        assertThat(drift(database)).isEmpty();
    }

    @OnBothDatabases
    void thoseWhoHaveANewsletterAndThoseWhoLeftItAreListedApart(Database database) {
        Subscribers subscribers = subscribers(database);
        for (int n = 0; n < 9; n++) {
            long reader = join(database, "r" + n + "@example.org", "");
            if (n % 3 == 0) {
                subscribers.leave(reader, "daily", "test");
            }
        }

        List<Subscription> left = subscribers.list("daily", Subscription.State.LEFT, 0, 2);
        assertThat(left).extracting(one -> one.subscriber().address().local()).containsExactly("r0", "r3");
        assertThat(subscribers.list(
                        "daily",
                        Subscription.State.LEFT,
                        left.get(1).subscriber().id(),
                        2))
                .extracting(one -> one.subscriber().address().local())
                .containsExactly("r6");
        assertThat(subscribers.list("daily", Subscription.State.ACTIVE, 0, 10)).hasSize(6);
        assertThat(new ReaderCounts(database).all())
                .isEqualTo(Map.of("daily", Map.of(Subscription.State.ACTIVE, 6L, Subscription.State.LEFT, 3L)));
    }

    @OnBothDatabases
    void countsAndWordsNeverDriftWhateverReadersDo(Database database) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(4);
        List<Future<?>> acts = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(thread);
            acts.add(readers.submit((Callable<?>) () -> {
                for (int n = 0; n < 60; n++) {
                    act(database, random);
                }
                return null;
            }));
        }
        for (Future<?> one : acts) {
            one.get();
        }
        readers.shutdown();

        assertThat(drift(database)).isEmpty();
        new ReaderCounts(database).settle();
        assertThat(drift(database)).isEmpty();
    }

    @OnBothDatabases
    void countsAndWordsFollowAnImportAndItsUndo(Database database) {
        join(database, "r1@example.org", "");
        ImportedReaders imports = new ImportedReaders(database, HASH, CLOCK);
        ImportedReaders.Run run = imports.begin("list.csv", "d", "daily", "a list", "paper");
        imports.add(run, "daily", rows(300), ImportedReaders.Sum.NONE, 300, (handle, hashes) -> Set.of(), fault -> {});

        assertThat(new ReaderCounts(database).of("daily", Subscription.State.ACTIVE))
                .isEqualTo(300);
        assertThat(found(database, "importance")).hasSize(100);
        assertThat(drift(database)).isEmpty();

        imports.undo(run.number());

        assertThat(new ReaderCounts(database).of("daily", Subscription.State.ACTIVE))
                .isEqualTo(1);
        assertThat(found(database, "importance")).isEmpty();
        assertThat(drift(database)).isEmpty();
    }

    private static List<ImportedReader> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new ImportedReader(
                        n, EmailAddress.of("r" + n + "@example.org"), "Ernest Importance " + n, Instant.EPOCH))
                .toList();
    }

    private static void act(Database database, Random random) {
        Subscribers subscribers = subscribers(database);
        EmailAddress address = EmailAddress.of("reader" + random.nextInt(12) + "@example.org");
        String newsletter = NEWSLETTERS.get(random.nextInt(NEWSLETTERS.size()));
        Subscriber reader = subscribers.of(address).orElse(null);
        int what = random.nextInt(8);
        if (reader == null || what < 4) {
            subscribers.subscribe(address, "Name " + random.nextInt(3), newsletter, List.of(), "", "test");
        } else if (what < 6) {
            subscribers.leave(reader.id(), newsletter, "test");
        } else if (what == 6) {
            database.run(handle -> ReaderRecord.erase(handle, reader));
        } else {
            new ReaderCounts(database).settle();
        }
    }

    /** What the kept counts and words say otherwise than the tables themselves. */
    private static List<String> drift(Database database) {
        List<String> drift = new ArrayList<>();
        List<String> counted = database.read(
                handle -> handle.createQuery("""
                        select newsletter || ' ' || state || ' ' || count(*) from subscription
                        group by newsletter, state order by 1
                        """).mapTo(String.class).list());
        List<String> kept = database.read(
                handle -> handle.createQuery("""
                        select newsletter || ' ' || state || ' ' || cast(sum(readers) as bigint) from subscription_count
                        group by newsletter, state having sum(readers) <> 0 order by 1
                        """).mapTo(String.class).list());
        if (!counted.equals(kept)) {
            drift.add("counts " + kept + " where there are " + counted);
        }
        Set<String> made = new java.util.TreeSet<>();
        database.<List<Boolean>, RuntimeException>read(handle -> handle.createQuery(
                        "select id, address, name from subscriber")
                .map((row, context) ->
                        made.addAll(SearchWords.of(EmailAddress.of(row.getString(2)), row.getString(3)).stream()
                                .map(word -> word + " " + id(row))
                                .toList()))
                .list());
        Set<String> there = new java.util.TreeSet<>(database.<List<String>, RuntimeException>read(
                handle -> handle.createQuery("select word || ' ' || subscriber from subscriber_word")
                        .mapTo(String.class)
                        .list()));
        if (!made.equals(there)) {
            drift.add("words " + there + " where there should be " + made);
        }
        return drift;
    }

    private static long id(java.sql.ResultSet row) {
        try {
            return row.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long join(Database database, String address, String name) {
        return subscribers(database)
                .subscribe(EmailAddress.of(address), name, "daily", List.of(), "", "test")
                .subscriber()
                .id();
    }

    private static List<String> found(Database database, String word) {
        return new ReaderSearch(database)
                .find(word, 0, 100).stream()
                        .map(one -> one.address().toString())
                        .toList();
    }

    private static Subscribers subscribers(Database database) {
        return new Subscribers(database, HASH, CLOCK);
    }
}
