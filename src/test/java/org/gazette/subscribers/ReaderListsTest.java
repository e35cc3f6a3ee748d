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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
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
        assertThat(Drift.of(database)).isEmpty();
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

        assertThat(Drift.of(database)).isEmpty();
        new ReaderCounts(database).settle();
        assertThat(Drift.of(database)).isEmpty();
    }

    @OnBothDatabases
    void countsAndWordsFollowAnImportAndItsUndo(Database database) {
        join(database, "r1@example.org", "");
        ImportedReaders imports = new ImportedReaders(database, HASH, CLOCK);
        ImportedReaders.Run run = imports.begin("list.csv", "d", "daily", "a list", "paper");
        bringIn(imports, run, rows(300));

        assertThat(new ReaderCounts(database).of("daily", Subscription.State.ACTIVE))
                .isEqualTo(300);
        assertThat(found(database, "importance")).hasSize(100);
        assertThat(Drift.of(database)).isEmpty();

        imports.undo(run.number());

        assertThat(new ReaderCounts(database).of("daily", Subscription.State.ACTIVE))
                .isEqualTo(1);
        assertThat(found(database, "importance")).isEmpty();
        assertThat(Drift.of(database)).isEmpty();
    }

    @OnBothDatabases
    void anImportOfAllSortsOfRowsIsTakenBackToTheLastRow(Database database) {
        List<ImportedReader> rows = rows(5_100);
        Subscribers subscribers = subscribers(database);
        for (int n = 0; n < 5_100; n += 1_000) {
            long reader = join(database, "R" + n + "@example.org", "Known");
            if (n == 3_000) {
                subscribers.leave(reader, "daily", "test");
            }
            subscribers.subscribe(EmailAddress.of("r" + (n + 1) + "@example.org"), "", "weekly", List.of(), "", "test");
        }
        rows.addAll(rows(40));
        Set<String> closed =
                Set.of(HASH.of(EmailAddress.of("r500@example.org")), HASH.of(EmailAddress.of("r1000@example.org")));
        List<String> before = everything(database);
        ImportedReaders imports = new ImportedReaders(database, HASH, CLOCK);
        ImportedReaders.Run run = imports.begin("list.csv", "d", "daily", "a list", "paper");
        List<String> faults = new ArrayList<>();

        ImportedReaders.Sum sum = imports.add(
                run,
                "daily",
                imports.ready(run, rows),
                new ImportedReaders.Sum(0, 0, 0, 3),
                5_140,
                (handle, hashes) -> closed,
                faults::add);

        assertThat(sum).isEqualTo(new ImportedReaders.Sum(5_093, 45, 2, 3));
        assertThat(faults)
                .containsExactly(
                        "line 500: is on the suppression list, and stays there",
                        "line 1000: is on the suppression list, and stays there");
        assertThat(Drift.of(database)).isEmpty();
        assertThat(new ReaderCounts(database).all())
                .isEqualTo(Map.of(
                        "daily",
                        Map.of(Subscription.State.ACTIVE, 5_098L, Subscription.State.LEFT, 1L),
                        "weekly",
                        Map.of(Subscription.State.ACTIVE, 6L)));
        assertThat(imports.list(1)).satisfiesExactly(one -> {
            assertThat(one.added()).isEqualTo(5_093);
            assertThat(one.faulty()).isEqualTo(3);
        });

        assertThat(imports.undo(run.number())).isEqualTo(5_093);
        assertThat(everything(database)).isEqualTo(before);
        assertThat(Drift.of(database)).isEmpty();
    }

    @OnBothDatabases
    void aTrialTellsWhatTheImportThenDoes(Database database) {
        join(database, "r3@example.org", "Known");
        ImportedReaders imports = new ImportedReaders(database, HASH, CLOCK);
        List<ImportedReader> rows = rows(2_700);
        Set<String> closed = Set.of(HASH.of(EmailAddress.of("r8@example.org")));

        List<ImportedReaders.Sum> sums = new ArrayList<>();
        for (ImportedReaders.Run run : List.of(
                ImportedReaders.Run.TRIAL,
                imports.begin("list.csv", "d", "daily", "a list", "paper"),
                ImportedReaders.Run.TRIAL)) {
            sums.add(imports.add(
                    run,
                    "daily",
                    imports.ready(run, rows),
                    ImportedReaders.Sum.NONE,
                    2_700,
                    (handle, hashes) -> closed,
                    fault -> {}));
        }

        assertThat(sums)
                .containsExactly(
                        new ImportedReaders.Sum(2_698, 1, 1, 0),
                        new ImportedReaders.Sum(2_698, 1, 1, 0),
                        new ImportedReaders.Sum(0, 2_699, 1, 0));
    }

    @OnBothDatabases
    void whatFailsInTheMiddleOfAGroupLeavesNothingOfIt(Database database) {
        ImportedReaders imports = new ImportedReaders(database, HASH, CLOCK);
        ImportedReaders.Run run = imports.begin("list.csv", "d", "daily", "a list", "paper");
        database.run(handle -> handle.execute("drop table consent"));

        assertThatThrownBy(() -> bringIn(imports, run, rows(1_200))).hasMessageContaining("readers cannot be written");

        assertThat(new ReaderCounts(database).all()).isEmpty();
        assertThat(Drift.of(database)).isEmpty();
        assertThat(imports.begin("list.csv", "d", "daily", "a list", "paper").line())
                .isZero();
    }

    /** All rows of readers, their orders and consents, as one text each. */
    private static List<String> everything(Database database) {
        return database.read(
                handle -> handle.createQuery("""
                        select 'reader ' || id || ' ' || address || ' ' || name || ' ' || import as row from subscriber
                        union all
                        select 'order ' || newsletter || ' ' || subscriber || ' ' || state || ' ' || import
                        from subscription
                        union all
                        select 'consent ' || subscriber || ' ' || newsletter || ' ' || act || ' ' || source from consent
                        order by 1
                        """).mapTo(String.class).list());
    }

    /** Nobody of them is on the suppression list. */
    private static void bringIn(ImportedReaders imports, ImportedReaders.Run run, List<ImportedReader> rows) {
        imports.add(
                run,
                "daily",
                imports.ready(run, rows),
                ImportedReaders.Sum.NONE,
                rows.size(),
                (handle, hashes) -> Set.of(),
                fault -> {});
    }

    private static List<ImportedReader> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new ImportedReader(
                        n, EmailAddress.of("r" + n + "@example.org"), "Ernest Importance " + n, Instant.EPOCH))
                .collect(Collectors.toCollection(ArrayList::new));
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
