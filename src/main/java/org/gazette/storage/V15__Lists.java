package org.gazette.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.SearchWords;

/**
 * Long lists of readers that stay quick: how many have a newsletter, counted by triggers in the transaction that changes
 * it, and the words by which readers are found.
 *
 * <p>PostgreSQL notes differences once a statement, a row each, so that readers who sign up at the same time do not wait
 * for one another's count; they are added up when asked for, and put together now and then. SQLite has one writer and
 * keeps one row.
 */
final class V15__Lists extends BaseJavaMigration {
    private static final int AT_ONCE = 1_000;

    private static final List<String> TABLES =
            List.of("create index subscription_by_state on subscription (newsletter, state, subscriber)");

    private static final List<String> SQLITE = List.of("""
            create table subscription_count (
                newsletter text not null,
                state      text not null,
                readers    bigint not null,
                primary key (newsletter, state)
            ) without rowid
            """, """
            create table subscriber_word (
                word       text not null,
                subscriber bigint not null,
                primary key (word, subscriber)
            ) without rowid
            """, """
            create trigger subscription_came after insert on subscription begin
                insert into subscription_count (newsletter, state, readers) values (new.newsletter, new.state, 1)
                on conflict (newsletter, state) do update set readers = readers + 1;
            end
            """, """
            create trigger subscription_went after delete on subscription begin
                update subscription_count set readers = readers - 1
                where newsletter = old.newsletter and state = old.state;
            end
            """, """
            create trigger subscription_turned after update of newsletter, state on subscription
            when old.state <> new.state or old.newsletter <> new.newsletter begin
                update subscription_count set readers = readers - 1
                where newsletter = old.newsletter and state = old.state;
                insert into subscription_count (newsletter, state, readers) values (new.newsletter, new.state, 1)
                on conflict (newsletter, state) do update set readers = readers + 1;
            end
            """);

    private static final List<String> POSTGRESQL = List.of("""
            create table subscription_count (
                newsletter text not null,
                state      text not null,
                readers    bigint not null
            )
            """, """
            create table subscriber_word (
                word       text collate "C" not null,
                subscriber bigint not null,
                primary key (word, subscriber)
            )
            """, """
            create function count_subscriptions() returns trigger language plpgsql as $$
            begin
                if tg_op = 'INSERT' then
                    insert into subscription_count
                    select newsletter, state, count(*) from fresh group by newsletter, state;
                elsif tg_op = 'DELETE' then
                    insert into subscription_count
                    select newsletter, state, -count(*) from gone group by newsletter, state;
                else
                    insert into subscription_count
                    select newsletter, state, sum(one) from (
                        select newsletter, state, 1 as one from fresh
                        union all select newsletter, state, -1 from gone) as both_of_them
                    group by newsletter, state having sum(one) <> 0;
                end if;
                return null;
            end $$
            """, """
            create trigger subscription_came after insert on subscription
            referencing new table as fresh for each statement execute function count_subscriptions()
            """, """
            create trigger subscription_went after delete on subscription
            referencing old table as gone for each statement execute function count_subscriptions()
            """, """
            create trigger subscription_turned after update on subscription
            referencing old table as gone new table as fresh for each statement execute function count_subscriptions()
            """);

    private final Vendor vendor;

    V15__Lists(Vendor vendor) {
        this.vendor = vendor;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String one : TABLES) {
                statement.execute(one);
            }
            for (String one : vendor == Vendor.SQLITE ? SQLITE : POSTGRESQL) {
                statement.execute(one);
            }
            statement.execute("insert into subscription_count (newsletter, state, readers)"
                    + " select newsletter, state, count(*) from subscription group by newsletter, state");
        }
        long after = 0;
        while (after >= 0) {
            after = words(connection, after);
        }
    }

    /** @return the last reader of these; below 0 when there was none */
    private static long words(Connection connection, long after) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement readers = connection.prepareStatement(
                        "select id, address, name from subscriber where id > ? order by id limit " + AT_ONCE);
                PreparedStatement words =
                        connection.prepareStatement("insert into subscriber_word (word, subscriber) values (?, ?)")) {
            readers.setLong(1, after);
            try (ResultSet row = readers.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                    for (String word : SearchWords.of(EmailAddress.of(row.getString(2)), row.getString(3))) {
                        words.setString(1, word);
                        words.setLong(2, row.getLong(1));
                        words.addBatch();
                    }
                }
            }
            words.executeBatch();
        }
        return ids.isEmpty() ? -1 : ids.get(ids.size() - 1);
    }
}
