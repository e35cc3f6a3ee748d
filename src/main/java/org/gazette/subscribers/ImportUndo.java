package org.gazette.subscribers;

import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Takes an import back, walking along the list of its newsletter. Each stretch of readers is a transaction, and every
 * statement is told its ends, so that no plan looks beyond them.
 */
final class ImportUndo {
    private static final int AT_ONCE = 50_000;

    private final Database database;
    private final String newsletter;
    private final ImportedReaders.Run run;

    ImportUndo(Database database, String newsletter, ImportedReaders.Run run) {
        this.database = database;
        this.newsletter = newsletter;
        this.run = run;
    }

    /** @return how many orders were taken back */
    long all() {
        long taken = 0;
        long after = 0;
        for (Optional<Long> end = end(after); end.isPresent(); end = end(after)) {
            long first = after + 1;
            long last = end.get();
            taken += database.<Integer, RuntimeException>write(handle -> stretch(handle, first, last));
            after = last;
        }
        return taken;
    }

    /** The last reader of the next stretch; nothing when there is none left. */
    private Optional<Long> end(long after) {
        return database.read(handle -> handle.createQuery("""
                        select max(subscriber) from (select subscriber from subscription
                            where newsletter = :newsletter and import = :import and subscriber > :after
                            order by subscriber limit :most) as stretch
                        """)
                .bind("newsletter", newsletter)
                .bind("import", run.number())
                .bind("after", after)
                .bind("most", AT_ONCE)
                .mapTo(Long.class)
                .findOne());
    }

    private int stretch(Handle handle, long first, long last) {
        int orders = handle.createUpdate("""
                        delete from subscription
                        where newsletter = :newsletter and subscriber between :first and :last and import = :import
                          and not exists (select 1 from consent
                              where consent.subscriber = subscription.subscriber
                                and consent.subscriber between :first and :last
                                and consent.newsletter = subscription.newsletter and consent.source not like :mine)
                        """)
                .bind("newsletter", newsletter)
                .bind("first", first)
                .bind("last", last)
                .bind("import", run.number())
                .bind("mine", run.mark() + "%")
                .execute();
        handle.createUpdate("""
                        delete from consent
                        where subscriber between :first and :last and source like :mine
                          and not exists (select 1 from subscription
                              where subscription.newsletter = consent.newsletter
                                and subscription.subscriber = consent.subscriber
                                and subscription.subscriber between :first and :last)
                        """)
                .bind("first", first)
                .bind("last", last)
                .bind("mine", run.mark() + "%")
                .execute();
        ReaderWords.remove(database.vendor(), handle, readers(handle, first, last));
        return orders;
    }

    /** Takes readers out whom the import brought and who have nothing else. */
    private List<ReaderWords.Named> readers(Handle handle, long first, long last) {
        return handle.createQuery("""
                        delete from subscriber where id between :first and :last and import = :import
                          and not exists (select 1 from subscription
                              where subscription.subscriber = subscriber.id
                                and subscription.subscriber between :first and :last)
                          and not exists (select 1 from consent
                              where consent.subscriber = subscriber.id and consent.subscriber between :first and :last)
                        returning id, address, name
                        """)
                .bind("first", first)
                .bind("last", last)
                .bind("import", run.number())
                .map((row, context) -> new ReaderWords.Named(
                        row.getLong("id"), EmailAddress.of(row.getString("address")), row.getString("name")))
                .list();
    }
}
