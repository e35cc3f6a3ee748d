package org.gazette.subscribers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** Everything that is kept about one reader: to be shown to the reader (GDPR, articles 15 and 20), or erased (17). */
public record ReaderRecord(Subscriber reader, List<Order> orders, List<Agreement> agreements) {
    /** One act of the reader, with the proof of it. */
    public record Agreement(String newsletter, String act, Instant at, Consent consent) {}

    public static Optional<ReaderRecord> of(Database database, Orders orders, long subscriber) {
        return orders.reader(subscriber)
                .map(reader -> new ReaderRecord(
                        reader, orders.of(subscriber), database.read(handle -> agreements(handle, subscriber))));
    }

    private static List<Agreement> agreements(Handle handle, long subscriber) {
        return handle.createQuery("""
                        select newsletter, act, source, given_at, asked_at, wording, form, network
                        from consent where subscriber = :subscriber order by id
                        """)
                .bind("subscriber", subscriber)
                .map((row, context) -> new Agreement(
                        row.getString("newsletter"),
                        row.getString("act"),
                        Instant.ofEpochMilli(row.getLong("given_at")),
                        new Consent(
                                row.getString("source"),
                                Instant.ofEpochMilli(row.getLong("asked_at")),
                                row.getString("wording"),
                                row.getString("form"),
                                row.getString("network"))))
                .list();
    }

    /** Takes the reader and all of this out of the tables. What the reader does at the same time waits, and finds nobody. */
    public static void erase(Handle handle, Subscriber reader) {
        SubscriberRows.close(handle, reader.id()).ifPresent(known -> {
            for (String table : List.of("consent", "subscription", "fresh_link")) {
                handle.createUpdate("delete from <table> where subscriber = :reader")
                        .define("table", table)
                        .bind("reader", reader.id())
                        .execute();
            }
            ReaderWords.remove(handle, known);
            handle.createUpdate("delete from subscriber where id = :reader")
                    .bind("reader", reader.id())
                    .execute();
        });
        handle.createUpdate("delete from sign_up where address_key = :key")
                .bind("key", reader.address().key())
                .execute();
    }
}
