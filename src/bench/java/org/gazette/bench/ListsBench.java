package org.gazette.bench;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.gazette.mail.AddressHash;
import org.gazette.mail.KeyRing;
import org.gazette.storage.Database;
import org.gazette.subscribers.ReaderCounts;
import org.gazette.subscribers.ReaderSearch;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Subscribers;
import org.gazette.subscribers.Subscription.State;

/**
 * Pages, searches and counts of a long list, through the same classes as the command line; and, in the same run, what the
 * usual queries of the field cost (LIMIT with OFFSET, LIKE '%word%', COUNT).
 */
final class ListsBench {
    private static final int PAGE = 100;

    private final Database database;
    private final int readers;
    private final Random random = new Random(1);

    private ListsBench(Database database, int readers) {
        this.database = database;
        this.readers = readers;
    }

    public static void main(String[] arguments) throws Exception {
        int readers = Integer.parseInt(arguments[0]);
        for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
            try (BenchDatabase place = BenchDatabase.start(name)) {
                place.open().close();
                long start = System.nanoTime();
                ListFill.fill(place, readers);
                System.out.printf("%n%s, %,d readers (filled in %.0f s)%n", name, readers, (System.nanoTime() - start) / 1e9);
                try (Database database = place.open()) {
                    new ListsBench(database, readers).run();
                }
            }
        }
    }

    private void run() {
        Subscribers subscribers =
                new Subscribers(database, new AddressHash(new KeyRing(Map.of("1", new byte[32]))), Clock.systemUTC());
        ReaderSearch search = new ReaderSearch(database);
        ReaderCounts counts = new ReaderCounts(database);
        counts.settle();
        System.out.printf("%-58s %9s %9s %9s %8s%n", "", "p50 ms", "p99 ms", "max ms", "rows");
        measure("first page", 300, n -> subscribers.list("daily", 0, PAGE).size());
        measure("a page somewhere", 300, n -> subscribers.list("daily", any(), PAGE).size());
        measure("the last page", 300, n -> subscribers.list("daily", readers - PAGE, PAGE).size());
        measure("a page of those who have it", 300, n -> subscribers.list("daily", State.ACTIVE, any(), PAGE).size());
        measure("a page of those who left (1 in 10)", 300, n -> subscribers.list("daily", State.LEFT, any(), PAGE).size());
        measure("one address", 300, n -> search.find(ListFill.address(1 + any()), 0, PAGE).size());
        measure("beginning of an address (3 letters)", 300, n -> search.find(ListFill.first(any()).substring(0, 3), 0, PAGE).size());
        measure("one letter", 300, n -> search.find("" + (char) ('a' + n % 26), 0, PAGE).size());
        measure("a surname", 300, n -> search.find(ListFill.last(any()), 0, PAGE).size());
        measure("a domain of few", 300, n -> search.find("@d" + random.nextInt(5_000) + ".example.net", 0, PAGE).size());
        measure("a domain of 4 in 10", 300, n -> search.find("gmail.example", 0, PAGE).size());
        measure("the same, a page somewhere", 300, n -> search.find("gmail.example", atGmail(), PAGE).size());
        measure("nobody", 300, n -> search.find("zzz" + n, 0, PAGE).size());
        measure("counts", 300, n -> counts.all().size());
        System.out.println("as usual:");
        measure("OFFSET of half the list", 3, n -> select("""
                select subscriber.address from subscription join subscriber on subscriber.id = subscription.subscriber
                where newsletter = 'daily' order by subscriber.id limit 100 offset %d""".formatted(readers / 2)));
        measure("LIKE '%word%'", 3, n -> select(
                "select address from subscriber where address like '%" + ListFill.last(any()) + "%' order by id limit 100"));
        measure("LIKE '%word%', nobody", 3, n -> select(
                "select address from subscriber where address like '%zzz" + n + "%' order by id limit 100"));
        measure("COUNT", 3, n -> select("select state || count(*) from subscription where newsletter = 'daily' group by state"));
    }

    private int any() {
        return random.nextInt(Math.max(1, readers - PAGE));
    }

    private long atGmail() {
        int n = 1 + any();
        while (!ListFill.address(n).endsWith("gmail.example")) {
            n++;
        }
        return n;
    }

    private int select(String sql) {
        List<String> rows = database.read(handle -> handle.createQuery(sql.replace(":", "\\:")).mapTo(String.class).list());
        return rows.size();
    }

    private static void measure(String what, int times, IntFunction<Integer> step) {
        double[] millis = new double[times];
        int rows = 0;
        for (int warm = 0; warm < times / 3; warm++) {
            step.apply(warm);
        }
        for (int n = 0; n < times; n++) {
            long start = System.nanoTime();
            rows = step.apply(n);
            millis[n] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-58s %9.2f %9.2f %9.2f %8d%n", what, millis[times / 2], millis[times * 99 / 100], millis[times - 1], rows);
    }
}
