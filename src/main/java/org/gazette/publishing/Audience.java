package org.gazette.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gazette.delivery.Outbox;
import org.gazette.subscribers.Subscribers;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Who gets a mailing: the active readers of its newsletter at the moment that it is posted.
 *
 * <p>One statement freezes them, so nobody who changes a choice meanwhile falls between two letters; and a choice for
 * which no letter was made gets the first one, that of every section. A suppressed address gets an envelope too, settled
 * at once, so that the ledger counts every reader.
 */
final class Audience {
    /** The letter of those whom the issue has nothing for; letters are numbered from 1. */
    private static final long NOTHING = 0;

    private final String newsletter;
    private final long mailing;
    private final Instant now;

    Audience(String newsletter, long mailing, Instant now) {
        this.newsletter = newsletter;
        this.mailing = mailing;
        this.now = now;
    }

    /**
     * Which letter readers with one of these choices get.
     *
     * @param letter empty when the issue has nothing for them
     */
    record Pick(List<Subscribers.Choice> choices, Optional<Long> letter) {}

    /**
     * Addresses an envelope to each reader.
     *
     * @param picks the letter of every section first
     * @return how many
     */
    int freeze(Handle handle, List<Pick> picks) {
        List<String> rows = new ArrayList<>();
        picks.forEach(pick -> pick.choices().forEach(choice -> rows.add(row(rows.size()))));
        Update insert = handle.createUpdate(sql(rows));
        int row = 0;
        for (Pick pick : picks) {
            for (Subscribers.Choice choice : pick.choices()) {
                insert.bind("sections" + row, choice.sections())
                        .bind("language" + row, choice.language())
                        .bind("letter" + row, pick.letter().orElse(NOTHING));
                row++;
            }
        }
        return insert.bind("mailing", mailing)
                .bind("everything", picks.get(0).letter().orElseThrow())
                .bind("nothing", NOTHING)
                .bind("now", now)
                .bind("newsletter", newsletter)
                .execute();
    }

    private static String row(int number) {
        return ", (:sections%d, :language%d, :letter%d)".formatted(number, number, number);
    }

    /**
     * The first row of the picks is nobody's choice; it is there for the types of the columns. Domain by domain, since
     * letters go out so: what is written together then lies together.
     */
    private static String sql(List<String> rows) {
        return """
                with pick (sections, language, letter) as (
                    values (cast(null as text), cast(null as text), cast(null as bigint))%s)
                insert into envelope (mailing, recipient, recipient_key, domain, subscriber, letter, name, state, epoch,
                    owner, lease_at, attempts, next_at, dated_at, settled_at, reply)
                select :mailing, subscriber.address, subscriber.address_key, %s, subscriber.id,
                       coalesce(pick.letter, :everything), subscriber.name,
                       case when suppression.address_hash is null then 'READY' else 'SUPPRESSED' end,
                       0, '', 0, 0, 0, 0,
                       case when suppression.address_hash is null then 0 else :now end,
                       coalesce(suppression.reason, '')
                from subscription
                join subscriber on subscriber.id = subscription.subscriber
                left join pick on pick.sections = subscription.sections and pick.language = subscription.language
                left join suppression on suppression.address_hash = subscriber.address_hash
                where subscription.newsletter = :newsletter and subscription.state = 'ACTIVE'
                  and coalesce(subscription.pause_until, 0) <= :now
                  and coalesce(pick.letter, :everything) <> :nothing
                order by 4
                on conflict (mailing, recipient_key) do nothing
                """.formatted(String.join("", rows), Outbox.domainOf("subscriber.address_key"));
    }
}
