package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gazette.delivery.Mailing;
import org.gazette.delivery.Outbox;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.stories.Story;
import org.gazette.subscribers.Subscriber;
import org.jdbi.v3.core.Handle;

/**
 * Sends an issue to a few addresses before it is made. No issue is opened, no story counts as carried and no slot as
 * answered; only the ledger knows, under a name of its own, what became of the letters.
 */
public final class TrialRun {
    /** The subscriber of an envelope to an address that was named by hand and reads nothing of ours. */
    static final long NOBODY = 0;

    private final Database database;
    private final PressRun pressRun;
    private final Choices choices;
    private final AddressHash hash;
    private final Outbox outbox;
    private final Clock clock;

    public TrialRun(
            Database database, PressRun pressRun, Choices choices, AddressHash hash, Outbox outbox, Clock clock) {
        this.database = database;
        this.pressRun = pressRun;
        this.choices = choices;
        this.hash = hash;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Puts a letter for each address into the outbox: that which its reader would get.
     *
     * @return the name of the mailing in the ledger, such as {@code daily/2020-11-16/test-1605510000000}
     * @throws IllegalArgumentException when there is nothing to print for one of them; nothing is sent then
     */
    public String send(Newsletter newsletter, LocalDate date, List<EmailAddress> addresses) {
        return send(
                newsletter,
                newsletter.name() + "/" + date,
                addresses,
                variant -> pressRun.preview(newsletter, date, variant));
    }

    /**
     * The same with an alert.
     *
     * @return the name of the mailing in the ledger, such as {@code daily/alert-12/test-1605510000000}
     */
    public String alert(Alerts alerts, Newsletter newsletter, Story story, List<EmailAddress> addresses) {
        return send(
                newsletter,
                Alerts.mailing(newsletter, story),
                addresses,
                variant -> alerts.preview(newsletter, story, new Variant(List.of(), variant.language())));
    }

    private String send(
            Newsletter newsletter, String name, List<EmailAddress> addresses, Function<Variant, Proof> press) {
        Map<Variant, Proof.Pulled> proofs = new LinkedHashMap<>();
        addresses.forEach(address ->
                proofs.computeIfAbsent(choices.variant(newsletter, address), variant -> pulled(press.apply(variant))));
        Instant now = clock.instant();
        Mailing mailing = new Mailing(
                name + "/test-" + now.toEpochMilli(),
                newsletter.list(),
                UnknownPolicy.HOLD,
                now.plus(newsletter.patience()));
        database.run(handle -> {
            long id = outbox.open(handle, mailing);
            for (EmailAddress address : addresses) {
                Variant variant = choices.variant(newsletter, address);
                Proof.Pulled proof = proofs.get(variant);
                if (proof != null) {
                    long letter = outbox.put(handle, id, variant.toString(), proof.letter());
                    address(handle, id, letter, newsletter, address, now);
                }
            }
        });
        return mailing.name();
    }

    private static Proof.Pulled pulled(Proof proof) {
        if (proof instanceof Proof.Pulled pulled) {
            return pulled;
        }
        throw new IllegalArgumentException("there is nothing to send: " + ((Proof.Nothing) proof).reason());
    }

    /** A suppressed address gets an envelope that is settled, as with every mailing. */
    private void address(
            Handle handle, long mailing, long letter, Newsletter newsletter, EmailAddress address, Instant now) {
        long subscriber =
                choices.reader(newsletter, address).map(Subscriber::id).orElse(NOBODY);
        String name = choices.reader(newsletter, address).map(Subscriber::name).orElse("");
        handle.createUpdate("""
                        insert into envelope (mailing, recipient, recipient_key, domain, subscriber, letter, name, state,
                            epoch, owner, lease_at, attempts, next_at, dated_at, settled_at, reply)
                        select :mailing, :recipient, :key, %s, :subscriber, :letter, :name,
                               case when suppression.address_hash is null then 'READY' else 'SUPPRESSED' end,
                               0, '', 0, 0, :now, 0,
                               case when suppression.address_hash is null then 0 else :now end,
                               coalesce(suppression.reason, '')
                        from (select 1 as one) given left join suppression on suppression.address_hash = :hash
                        on conflict (mailing, recipient_key) do nothing
                        """.formatted(Outbox.domainOf("cast(:key as text)")))
                .bind("mailing", mailing)
                .bind("recipient", address.toString())
                .bind("key", address.key())
                .bind("subscriber", subscriber)
                .bind("letter", letter)
                .bind("name", name)
                .bind("now", now)
                .bind("hash", hash.of(address))
                .execute();
    }
}
