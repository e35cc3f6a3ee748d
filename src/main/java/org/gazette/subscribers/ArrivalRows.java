package org.gazette.subscribers;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gazette.storage.RowsIn;
import org.gazette.storage.Vendor;
import org.gazette.subscribers.Arrivals.Arrival;

/**
 * Arrivals in the tables, within one transaction. Who is there stays as he or she is: whom a sign-up brings at the same
 * moment, too.
 */
final class ArrivalRows {
    private final Vendor vendor;
    private final Connection connection;
    private final ImportedReaders.Run run;
    private final String newsletter;

    ArrivalRows(Vendor vendor, Connection connection, ImportedReaders.Run run, String newsletter) {
        this.vendor = vendor;
        this.connection = connection;
        this.run = run;
        this.newsletter = newsletter;
    }

    /** How many of these have the newsletter, or left it. */
    int known(List<Arrival> arrivals) throws SQLException {
        RowsIn rows = RowsIn.of(vendor, connection, """
                select count(*) from subscriber
                where exists (select 1 from subscription
                        where subscription.newsletter = ? and subscription.subscriber = subscriber.id)
                  and address_key in (<rows>)
                """, "text").given(newsletter);
        int[] known = {0};
        rows.query(arrivals.stream().map(one -> new Object[] {one.key()}), row -> known[0] += row.getInt(1));
        return known[0];
    }

    /**
     * Writes readers who are new, with their words, and orders for all who have none.
     *
     * @param words of all arrivals; those of others than these are passed over
     * @return how many orders are new
     */
    int write(List<Arrival> arrivals, List<Arrivals.Word> words, Clock clock) throws SQLException {
        Instant now = clock.instant();
        Map<String, Long> ordered = readers(arrivals, now);
        ReaderWords.add(vendor, connection, words, ordered);
        firstOrders(ordered.values());
        ordered.putAll(orders(numbers(arrivals.stream()
                .map(Arrival::key)
                .filter(key -> !ordered.containsKey(key))
                .toList())));
        consents(arrivals, ordered, now);
        return ordered.size();
    }

    /** @return the numbers of those that are new, by key */
    private Map<String, Long> readers(List<Arrival> arrivals, Instant now) throws SQLException {
        RowsIn rows = RowsIn.of(vendor, connection, """
                insert into subscriber (import, address, address_key, address_hash, name, joined_at)
                select ?, given.* from (<rows>) as given where true
                on conflict (address_key) do nothing returning address_key, id
                """, "text", "text", "text", "text", "bigint")
                .given(run.number());
        return byKey(rows, arrivals.stream().map(one -> reader(one, now)));
    }

    private static Object[] reader(Arrival one, Instant now) {
        ImportedReader reader = one.reader();
        Instant joined = reader.since().equals(Instant.EPOCH) ? now : reader.since();
        return new Object[] {reader.address().toString(), one.key(), one.hash(), reader.name(), joined.toEpochMilli()};
    }

    /** The numbers of those readers that there are. */
    private Map<String, Long> numbers(List<String> keys) throws SQLException {
        RowsIn rows = RowsIn.of(
                vendor, connection, "select address_key, id from subscriber where address_key in (<rows>)", "text");
        return byKey(rows, keys.stream().map(key -> new Object[] {key}));
    }

    private static Map<String, Long> byKey(RowsIn query, Stream<Object[]> rows) throws SQLException {
        Map<String, Long> byKey = new HashMap<>();
        query.query(rows, row -> byKey.put(row.getString(1), row.getLong(2)));
        return byKey;
    }

    /** Of readers who were not there: nobody else can know them yet, and to look is half the cost of the row. */
    private void firstOrders(Collection<Long> readers) throws SQLException {
        orders("").execute(sorted(readers));
    }

    /** Of readers who were there. @return those of them whose orders are new */
    private Map<String, Long> orders(Map<String, Long> readers) throws SQLException {
        Set<Long> fresh = new HashSet<>();
        orders("on conflict (newsletter, subscriber) do nothing returning subscriber")
                .query(sorted(readers.values()), row -> fresh.add(row.getLong(1)));
        readers.values().retainAll(fresh);
        return readers;
    }

    private static Stream<Object[]> sorted(Collection<Long> readers) {
        return readers.stream().sorted().map(number -> new Object[] {number});
    }

    private RowsIn orders(String end) {
        return RowsIn.of(vendor, connection, """
                insert into subscription (newsletter, import, state, sections, language, subscriber)
                select ?, ?, 'ACTIVE', '', '', given.* from (<rows>) as given where true
                """ + end, "bigint").given(newsletter, run.number());
    }

    private void consents(List<Arrival> arrivals, Map<String, Long> ordered, Instant now) throws SQLException {
        RowsIn rows = RowsIn.of(vendor, connection, """
                insert into consent (newsletter, source, given_at, act, subscriber, asked_at)
                select ?, ?, ?, 'SUBSCRIBED', given.* from (<rows>) as given
                """, "bigint", "bigint")
                .given(newsletter, run.mark() + run.source(), now.toEpochMilli());
        rows.execute(arrivals.stream()
                .filter(one -> ordered.containsKey(one.key()))
                .map(one -> new Object[] {
                    ordered.get(one.key()), one.reader().since().toEpochMilli()
                }));
    }
}
