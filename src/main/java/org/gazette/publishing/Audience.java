package org.gazette.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.delivery.Outbox;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * Who gets a mailing: the active readers of its newsletter who want such letters and do not pause, at the moment that it is
 * posted.
 *
 * <p>One statement freezes them, so nobody who changes a choice meanwhile falls between two letters, or two waves. A choice
 * for which no letter was made gets that of its sections and language, and failing that the first one, of every section; an
 * hour for which no wave was opened leaves at once. A suppressed address gets an envelope too, settled at once, so that the
 * ledger counts every reader.
 */
final class Audience {
    /** The letter of those whom the issue has nothing for; letters are numbered from 1. */
    private static final long NOTHING = 0;

    private static final String WHO =
            ", subscriber.address, subscriber.address_key, subscriber.address_hash, subscriber.name";

    private final Newsletter newsletter;
    private final Instant now;

    Audience(Newsletter newsletter, Instant now) {
        this.newsletter = newsletter;
        this.now = now;
    }

    /**
     * Which letter readers get.
     *
     * @param letter empty when the issue has nothing for them
     */
    record Pick(Variant variant, List<Reading> readings, Optional<Long> letter) {}

    /**
     * An hour of their own that some readers want.
     *
     * @param zone empty for that of the newsletter
     */
    record Hour(int hour, String zone, int readers) {}

    /** How many they are. */
    int count(Handle handle) {
        return handle.createQuery("select count(*) from subscription" + readers())
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    /** The first issues that readers missed whose pause is over, and how many readers each. */
    Map<Long, Integer> returned(Handle handle) {
        Map<Long, Integer> returned = new LinkedHashMap<>();
        handle.createQuery("select missed, count(*) as readers from subscription" + readers()
                        + " and missed <> 0 group by missed order by missed")
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .map((row, context) -> Map.entry(row.getLong("missed"), row.getInt("readers")))
                .forEach(one -> returned.put(one.getKey(), one.getValue()));
        return returned;
    }

    /** How many will pause, and get nothing. */
    int pausing(Handle handle) {
        return handle.createQuery(
                        "select count(*) from subscription where newsletter = :newsletter and state = 'ACTIVE'"
                                + " and pause_until > :now and " + wanted())
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    /** The hours of their own that they want. */
    List<Hour> hours(Handle handle) {
        return handle.createQuery(
                        "select local_hour, coalesce(zone, '') as place, count(*) as readers from subscription"
                                + readers() + " and local_hour is not null group by local_hour, coalesce(zone, '')"
                                + " order by local_hour, coalesce(zone, '')")
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .map((row, context) ->
                        new Hour(row.getInt("local_hour"), row.getString("place"), row.getInt("readers")))
                .list();
    }

    /** All distinct readings, and how many readers each. */
    Map<Reading, Long> readings(Handle handle, Ahead ahead) {
        Map<Reading, Long> readings = new LinkedHashMap<>();
        handle.createQuery("with " + reader(ahead, "") + """
                        select sections, language, told, since, count(*) as readers from reader
                        group by sections, language, told, since order by sections, language, told, since
                        """)
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .map((row, context) -> Map.entry(reading(row, context), row.getLong("readers")))
                .forEach(one -> readings.put(one.getKey(), one.getValue()));
        return readings;
    }

    /** What the letter of one reader depends on, whether or not the reader pauses; empty for who has no subscription. */
    Optional<Reading> reading(Handle handle, Ahead ahead, long subscriber) {
        return handle.createQuery("with one as (select " + columns(ahead) + """
                         from subscription join subscriber on subscriber.id = subscription.subscriber
                        where newsletter = :newsletter and subscriber.id = :subscriber and state = 'ACTIVE')
                        select sections, language, told, since from one
                        """)
                .bind("newsletter", newsletter.list())
                .bind("subscriber", subscriber)
                .map(Audience::reading)
                .findOne();
    }

    private static Reading reading(ResultSet row, StatementContext context) throws SQLException {
        return new Reading(
                row.getString("sections"), row.getString("language"), row.getLong("told"), row.getLong("since"));
    }

    /**
     * Addresses an envelope to each reader.
     *
     * @param mailing of those without an hour of their own, or whose hour is past
     * @param picks the letter of every section first; each reading with its plain one
     * @param issue whose waves count; 0 when there are none
     * @return how many, those of waves too
     */
    int freeze(Handle handle, long mailing, List<Pick> picks, long issue, Ahead ahead) {
        boolean plain = picks.stream().flatMap(pick -> pick.readings().stream()).allMatch(Reading::isPlain);
        List<Pick> rows = picks.stream()
                .flatMap(pick ->
                        pick.readings().stream().map(one -> new Pick(pick.variant(), List.of(one), pick.letter())))
                .toList();
        Update insert = handle.createUpdate(sql(rows.size(), plain, issue, ahead));
        for (int row = 0; row < rows.size(); row++) {
            Reading reading = rows.get(row).readings().get(0);
            insert.bind("sections" + row, reading.sections())
                    .bind("language" + row, reading.language())
                    .bind("told" + row, reading.told())
                    .bind("since" + row, reading.since())
                    .bind("letter" + row, rows.get(row).letter().orElse(NOTHING));
        }
        return insert.bind("mailing", mailing)
                .bind("everything", picks.get(0).letter().orElseThrow())
                .bind("nothing", NOTHING)
                .bind("now", now)
                .bind("newsletter", newsletter.list())
                .execute();
    }

    /** Of the variants without a letter, how many readers have them. */
    Map<Variant, Long> nothing(Handle handle, List<Pick> picks, Ahead ahead) {
        Map<Variant, Long> nothing = new LinkedHashMap<>();
        if (picks.stream().allMatch(pick -> pick.letter().isPresent())) {
            return nothing;
        }
        Map<Reading, Pick> byReading = new LinkedHashMap<>();
        picks.forEach(pick -> pick.readings().forEach(one -> byReading.put(one, pick)));
        readings(handle, ahead)
                .forEach((reading, readers) -> Optional.ofNullable(byReading.get(reading))
                        .or(() -> Optional.ofNullable(byReading.get(reading.plain())))
                        .filter(pick -> pick.letter().isEmpty())
                        .ifPresent(pick -> nothing.merge(pick.variant(), readers, Long::sum)));
        return nothing;
    }

    /** Notes which readers an issue passes by because they pause, so that they can catch up. */
    void miss(Handle handle, long issue, Collection<Long> mailings) {
        handle.createUpdate("""
                        update subscription set missed = :issue
                        where newsletter = :newsletter and state = 'ACTIVE' and missed = 0 and pause_until > :now and %s
                          and not %s
                        """.formatted(wanted(), addressed(mailings)))
                .bind("issue", issue)
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .execute();
    }

    /** Notes of those who were away and have a letter now that they missed nothing any more. */
    void catchUp(Handle handle, Collection<Long> mailings) {
        handle.createUpdate("""
                        update subscription set missed = 0
                        where newsletter = :newsletter and missed <> 0 and coalesce(pause_until, 0) <= :now and %s
                          and %s
                        """.formatted(wanted(), addressed(mailings)))
                .bind("newsletter", newsletter.list())
                .bind("now", now)
                .execute();
    }

    /**
     * Notes of the readers of a wave that it passed them by.
     *
     * @param onlyPausing those of them who pause, else all
     */
    void missWave(Handle handle, long issue, long mailing, boolean onlyPausing) {
        handle.createUpdate("""
                        update subscription set missed = :issue
                        where newsletter = :newsletter and state = 'ACTIVE' and missed = 0 and %s
                          and subscriber in (select subscriber from envelope
                              where mailing = :mailing and state in ('READY', 'SUPPRESSED') and attempts = 0)
                        """.formatted(onlyPausing ? "pause_until > :now" : ":now > 0"))
                .bind("issue", issue)
                .bind("newsletter", newsletter.list())
                .bind("mailing", mailing)
                .bind("now", now)
                .execute();
    }

    private static String addressed(Collection<Long> mailings) {
        String numbers = mailings.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return mailings.isEmpty() ? "1 = 0" : """
                exists (select 1 from envelope join subscriber on subscriber.address_key = envelope.recipient_key
                    where subscriber.id = subscription.subscriber and envelope.mailing in (%s))
                """.formatted(numbers);
    }

    /** Which subscriptions such letters are for. */
    private String wanted() {
        return switch (newsletter.kind()) {
            case ISSUE -> "frequency = 'EACH_ISSUE'";
            case ROUND_UP -> "frequency = 'WEEKLY'";
            case ALERT -> "(frequency = 'ALERTS' or alerts = 1)";
        };
    }

    private String readers() {
        return " where newsletter = :newsletter and state = 'ACTIVE' and coalesce(pause_until, 0) <= :now and "
                + wanted();
    }

    /**
     * The readers by what their letters depend on.
     *
     * @param who columns of the subscriber, where any are wanted
     */
    private String reader(Ahead ahead, String who) {
        boolean alone = ahead.isEmpty() && who.isEmpty();
        return "reader as (select " + columns(ahead) + who + " from subscription"
                + (alone ? "" : " join subscriber on subscriber.id = subscription.subscriber") + readers() + ") ";
    }

    private String columns(Ahead ahead) {
        return "subscription.subscriber as subscriber, sections, language, coalesce(local_hour, -1) as hour,"
                + " coalesce(zone, '') as zone, " + ahead.told("subscriber.address_key") + " as told, "
                + (newsletter.kind() == Newsletter.Kind.ALERT ? "0" : "missed") + " as since";
    }

    /**
     * The first row of what is given is nobody's; it is there for the types of the columns. Domain by domain, since letters
     * go out so: what is written together then lies together.
     */
    private String sql(int picks, boolean plain, long issue, Ahead ahead) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < picks; row++) {
            rows.add(", (:sections%1$d, :language%1$d, :told%1$d, :since%1$d, :letter%1$d)".formatted(row));
        }
        String letter =
                plain ? "coalesce(pick.letter, :everything)" : "coalesce(pick.letter, plain.letter, :everything)";
        String alike = plain ? "" : """
                left join pick plain on plain.sections = reader.sections and plain.language = reader.language
                    and plain.told = 0 and plain.since = 0
                """;
        return """
                with pick (sections, language, told, since, letter) as (
                    values (cast(null as text), cast(null as text), cast(null as bigint), cast(null as bigint),
                        cast(null as bigint))%s),
                %s
                insert into envelope (mailing, recipient, recipient_key, domain, subscriber, letter, name, state, epoch,
                    owner, lease_at, attempts, next_at, dated_at, settled_at, reply)
                select %s, reader.address, reader.address_key, %s, reader.subscriber, %s, reader.name,
                       case when suppression.address_hash is null then 'READY' else 'SUPPRESSED' end,
                       0, '', 0, 0, 0, 0,
                       case when suppression.address_hash is null then 0 else :now end,
                       coalesce(suppression.reason, '')
                from reader
                left join pick on pick.sections = reader.sections and pick.language = reader.language
                    and pick.told = reader.told and pick.since = reader.since
                %s%s
                left join suppression on suppression.address_hash = reader.address_hash
                where %s <> :nothing
                order by 4
                on conflict (mailing, recipient_key) do nothing
                """.formatted(
                        String.join("", rows),
                        reader(ahead, WHO),
                        issue == 0 ? ":mailing" : "coalesce(wave.mailing, :mailing)",
                        Outbox.domainOf("reader.address_key"),
                        letter,
                        alike,
                        issue == 0
                                ? ""
                                : "left join wave on wave.issue = " + issue
                                        + " and wave.local_hour = reader.hour and wave.zone = reader.zone",
                        letter);
    }
}
