package org.gazette.subscribers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Who asked for a newsletter and has not confirmed.
 *
 * <p>Asking costs one new row, whoever asks and whatever is known of the address, so the answer of the form tells nothing.
 * A letter goes to one person at most once a day and three times in 30 days, whatever is asked for.
 */
public final class SignUps {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final int MOST_A_MONTH = 3;

    private static final String COLUMNS = """
            id, address, name, newsletters, sections, frequency, hour, zone, alerts, language, replaces, form, wording, network,
            asked_at, fold_hash, state, generation""";

    private final Database database;

    public SignUps(Database database) {
        this.database = database;
    }

    /** @param foldHash what letters to this person are counted by */
    public void ask(SignUpRequest request, String foldHash) {
        database.run(handle -> handle.createUpdate("""
                        insert into sign_up (address, address_key, fold_hash, name, newsletters, sections, frequency,
                            hour, zone, alerts, language, replaces, form, wording, network, asked_at, state,
                            generation, token_hash, token_until_at, settled_at)
                        values (:address, :key, :fold, :name, :newsletters, :sections, :frequency, :hour, :zone,
                            :alerts, :language, :replaces, :form, :wording, :network, :asked, 'ASKED', 0, '', 0, 0)
                        """)
                .bind("address", request.address().toString())
                .bind("key", request.address().key())
                .bind("fold", foldHash)
                .bind("name", request.name())
                .bind("newsletters", String.join(",", request.newsletters()))
                .bind("sections", request.wishes().choice().sections())
                .bind("frequency", request.wishes().frequency().name())
                .bind("hour", request.wishes().hour())
                .bind("zone", request.wishes().zone())
                .bind("alerts", request.wishes().alerts() ? 1 : 0)
                .bind("language", request.wishes().choice().language())
                .bind("replaces", request.replaces())
                .bind("form", request.consent().form())
                .bind("wording", request.consent().wording())
                .bind("network", request.consent().network())
                .bind("asked", request.askedAt())
                .execute());
    }

    /** Those that nobody has looked at, the oldest first. */
    public List<SignUpRow> asked(int atMost) {
        return database.read(handle -> handle.createQuery(
                        "select " + COLUMNS + " from sign_up where state = 'ASKED' order by id limit :most")
                .bind("most", atMost)
                .map(SignUps::row)
                .list());
    }

    /** Whether one more letter may go to a person now. */
    public boolean mayBeMailed(Handle handle, String foldHash, Instant now) {
        List<Instant> sent = handle.createQuery("""
                        select sent_at from confirmation where fold_hash = :fold and sent_at > :since
                        order by sent_at desc
                        """)
                .bind("fold", foldHash)
                .bind("since", now.minus(A_MONTH))
                .mapTo(Instant.class)
                .list();
        return sent.size() < MOST_A_MONTH
                && (sent.isEmpty() || !sent.get(0).plus(A_DAY).isAfter(now));
    }

    /** Takes one out of those that were asked: what it leads to is in the hands of who took it. @return whether it was there */
    public boolean take(Handle handle, long id) {
        return handle.createUpdate("delete from sign_up where id = :id and state = 'ASKED'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** The one that waits for the word of this address, if any. */
    public Optional<SignUpRow> pending(Handle handle, EmailAddress address, long replaces) {
        return handle.createQuery("select " + COLUMNS + """
                         from sign_up where address_key = :key and replaces = :replaces and state = 'PENDING'
                        """)
                .bind("key", address.key())
                .bind("replaces", replaces)
                .map(SignUps::row)
                .findOne();
    }

    /**
     * Makes what was asked the one that waits for this address, together with what it waits for already. Another node may
     * be about it at the same time; the key of the table lets one of them through.
     *
     * @return as it stands now, its generation one higher
     */
    public SignUpRow await(Handle handle, SignUpRow asked, Instant now) {
        Optional<SignUpRow> before =
                pending(handle, asked.request().address(), asked.request().replaces());
        List<String> newsletters = Stream.concat(
                        before.stream().flatMap(row -> row.request().newsletters().stream()),
                        asked.request().newsletters().stream())
                .distinct()
                .toList();
        before.ifPresent(row -> handle.createUpdate("delete from sign_up where id = :id")
                .bind("id", row.id())
                .execute());
        int generation = before.map(SignUpRow::generation).orElse(0) + 1;
        long id = insert(handle, asked, String.join(",", newsletters), generation);
        handle.createUpdate("insert into confirmation (fold_hash, sent_at) values (:fold, :now)")
                .bind("fold", asked.foldHash())
                .bind("now", now)
                .execute();
        return of(handle, id).orElseThrow();
    }

    /** Adds newsletters to one that waits, without a letter. */
    public void add(Handle handle, SignUpRow waiting, List<String> newsletters) {
        List<String> all = Stream.concat(waiting.request().newsletters().stream(), newsletters.stream())
                .distinct()
                .toList();
        handle.createUpdate("update sign_up set newsletters = :newsletters where id = :id and state = 'PENDING'")
                .bind("newsletters", String.join(",", all))
                .bind("id", waiting.id())
                .execute();
    }

    /** Says by which token, and until when, the one that waits may be answered. */
    public void key(Handle handle, long id, String tokenHash, Instant until) {
        handle.createUpdate("update sign_up set token_hash = :hash, token_until_at = :until where id = :id")
                .bind("hash", tokenHash)
                .bind("until", until)
                .bind("id", id)
                .execute();
    }

    /** What a token belongs to, unless its time is over. */
    public Optional<SignUpRow> byToken(Handle handle, String tokenHash, Instant now) {
        return handle.createQuery("select " + COLUMNS + """
                         from sign_up where token_hash = :hash and token_until_at > :now
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(SignUps::row)
                .findFirst();
    }

    public Optional<SignUpRow> byToken(String tokenHash, Instant now) {
        return database.read(handle -> byToken(handle, tokenHash, now));
    }

    /** @return whether it waited until now */
    public boolean settle(Handle handle, long id, SignUpRow.State state, Instant now) {
        return handle.createUpdate("""
                        update sign_up set state = :state, settled_at = :now where id = :id and state = 'PENDING'
                        """)
                        .bind("state", state.name())
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Those of a number of sign-ups that wait still. */
    public static List<Long> waiting(Handle handle, List<Long> ids) {
        return handle.createQuery("select id from sign_up where state = 'PENDING' and id in (<ids>)")
                .bindList("ids", ids)
                .mapTo(Long.class)
                .list();
    }

    public Optional<SignUpRow> of(Handle handle, long id) {
        return handle.createQuery("select " + COLUMNS + " from sign_up where id = :id")
                .bind("id", id)
                .map(SignUps::row)
                .findOne();
    }

    public Optional<SignUpRow> of(long id) {
        return database.read(handle -> of(handle, id));
    }

    /** Forgets what is older: sign-ups, and the letters that are counted no more. @return how many sign-ups */
    public int forget(Instant before, Instant now) {
        return database.write(handle -> {
            handle.createUpdate("delete from confirmation where sent_at < :before")
                    .bind("before", now.minus(A_MONTH))
                    .execute();
            return handle.createUpdate("delete from sign_up where asked_at < :before")
                    .bind("before", before)
                    .execute();
        });
    }

    private static long insert(Handle handle, SignUpRow asked, String newsletters, int generation) {
        SignUpRequest request = asked.request();
        return handle.createQuery("""
                        insert into sign_up (address, address_key, fold_hash, name, newsletters, sections, frequency,
                            hour, zone, alerts, language, replaces, form, wording, network, asked_at, state,
                            generation, token_hash, token_until_at, settled_at)
                        values (:address, :key, :fold, :name, :newsletters, :sections, :frequency, :hour, :zone,
                            :alerts, :language, :replaces, :form, :wording, :network, :asked, 'PENDING', :generation, '', 0, 0)
                        returning id
                        """)
                .bind("address", request.address().toString())
                .bind("key", request.address().key())
                .bind("fold", asked.foldHash())
                .bind("name", request.name())
                .bind("newsletters", newsletters)
                .bind("sections", request.wishes().choice().sections())
                .bind("frequency", request.wishes().frequency().name())
                .bind("hour", request.wishes().hour())
                .bind("zone", request.wishes().zone())
                .bind("alerts", request.wishes().alerts() ? 1 : 0)
                .bind("language", request.wishes().choice().language())
                .bind("replaces", request.replaces())
                .bind("form", request.consent().form())
                .bind("wording", request.consent().wording())
                .bind("network", request.consent().network())
                .bind("asked", request.askedAt())
                .bind("generation", generation)
                .mapTo(Long.class)
                .one();
    }

    private static SignUpRow row(ResultSet row, StatementContext context) throws SQLException {
        Wishes wishes = new Wishes(
                new Subscribers.Choice(row.getString("sections"), row.getString("language")),
                Frequency.valueOf(row.getString("frequency")),
                row.getInt("hour"),
                row.getString("zone"),
                row.getInt("alerts") == 1,
                Instant.EPOCH);
        Instant asked = Instant.ofEpochMilli(row.getLong("asked_at"));
        SignUpRequest request = new SignUpRequest(
                EmailAddress.of(row.getString("address")),
                row.getString("name"),
                List.of(row.getString("newsletters").split(",", -1)),
                wishes,
                row.getLong("replaces"),
                new Consent("form", asked, row.getString("wording"), row.getString("form"), row.getString("network")),
                asked);
        return new SignUpRow(
                row.getLong("id"),
                request,
                row.getString("fold_hash"),
                SignUpRow.State.valueOf(row.getString("state")),
                row.getInt("generation"));
    }
}
