package org.gazette.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.gazette.mail.Mailbox;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Letters, and the envelopes they wait in.
 *
 * <pre>
 *                      post, all in one transaction            on the suppression list
 *      (none) ──────────────────┬─────────────────────────────────────────────▶ SUPPRESSED
 *                               ▼                                                   ▲
 *    ┌───────────────────────▶ READY ───────────────── the mailing is cancelled ────┤
 *    │                          │ claim: owner, epoch + 1, lease                    │
 *    │  the lease ran out       ▼                                                   │
 *    ├──────────────────────  CLAIMED                                               │
 *    │                          │ mark, durable before the first byte of the body   │
 *    │  no byte of it left      ▼            250                                    │
 *    ├──────────────────────  SENDING ─────────────────────▶ ACCEPTED               │
 *    │                        │  │  │           5xx                                 │
 *    │                        │  │  └─────────────────────▶ REFUSED ◀── patience over┐
 *    │                        │  │              4xx                               │  │
 *    │                        │  └────────────────────────▶ DEFERRED ─────────────┼──┘
 *    │                        │                                │ its time comes:  │
 *    │  policy RESEND         ▼ silence, or the lease ran out  └─ claimed again   ┘
 *    └──────────────────── UNKNOWN   (policy HOLD: it stays)
 * </pre>
 *
 * <p>Once a connection stands, claim and mark are one commit, the one that enters answers: the {@link Clerk} makes it while
 * other letters are on the wire.
 *
 * <p>Guarantee: an audience is frozen by one statement; a mailing has at most one envelope for an address; and always
 * {@code audience = accepted + refused + suppressed + unknown + pending}, for each envelope is one row in one state.
 * No envelope is lost: what a dead courier had CLAIMED is ready again, what it had SENDING is UNKNOWN and counted in
 * {@code unknowns}. None is silently doubled: with RESEND it goes out again with the same Message-ID, Date and bytes,
 * and the ledger says so. A 250 that was written down is never sent again. What is not promised: that nobody gets two
 * copies. Should a courier die after the body left and before the answer was written, only the receiver knows; no mail
 * system can do better, and a lost letter would be worse. At most {@link Round#GROUP} envelopes a worker are in that
 * state at a time.
 *
 * <p>Fence: only a claim changes the epoch, and whoever writes says {@code where … and epoch = ?}. A courier that was
 * merely asleep finds no row, or its lease at an end, and closes its connection before the final dot; a 250 that it
 * did hear still counts as long as nobody claimed the envelope since. Leases run on the clock of the database.
 */
public final class Outbox {
    private final Database database;
    private final Clock clock;

    public Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the column {@code domain} holds, in SQL: what stands behind the last @.
     *
     * @param key a column that holds {@link org.gazette.mail.EmailAddress#key}
     */
    public static String domainOf(String key) {
        return "substr(" + key + ", length(rtrim(" + key + ", 'abcdefghijklmnopqrstuvwxyz0123456789.-')) + 1)";
    }

    /** @return the number of the mailing of this name: a new one that runs, or the one that there is, as it is */
    public long open(Handle handle, Mailing mailing) {
        handle.createUpdate("""
                        insert into mailing (name, newsletter, state, reason, policy, evidence, posted_at, give_up_at)
                        values (:name, :newsletter, 'RUNNING', '', :policy, :evidence, :now, :giveUp)
                        on conflict (name) do nothing
                        """)
                .bind("name", mailing.name())
                .bind("newsletter", mailing.newsletter())
                .bind("policy", mailing.policy().inTheEnd().name())
                .bind("evidence", mailing.policy().asksForEvidence() ? 1 : 0)
                .bind("now", clock.instant())
                .bind("giveUp", mailing.giveUpAt())
                .execute();
        return handle.createQuery("select id from mailing where name = :name")
                .bind("name", mailing.name())
                .mapTo(Long.class)
                .one();
    }

    /**
     * Lets nothing of a mailing leave until it is released.
     *
     * @param until the moment that its readers asked for
     */
    public void hold(Handle handle, long mailing, Instant until) {
        handle.createUpdate("update mailing set held = 1, wave_at = :until where id = :mailing")
                .bind("until", until)
                .bind("mailing", mailing)
                .execute();
    }

    /** @return false when it was released before, is paused, or was called off */
    public boolean release(Handle handle, long mailing) {
        return handle.createUpdate("update mailing set held = 0 where id = :id and held = 1 and state = 'RUNNING'")
                        .bind("id", mailing)
                        .execute()
                == 1;
    }

    /** The mailings that run and are held until a moment that has come, the earliest first. */
    public List<Held> held(Instant now) {
        return database.read(handle -> handle.createQuery("""
                        select id, name, wave_at from mailing
                        where held = 1 and state = 'RUNNING' and wave_at <= :now order by wave_at, id
                        """)
                .bind("now", now)
                .map((row, context) -> new Held(
                        row.getLong("id"), row.getString("name"), Instant.ofEpochMilli(row.getLong("wave_at"))))
                .list());
    }

    /** A mailing that waits to be released, and the moment that its readers asked for. */
    public record Held(long mailing, String name, Instant until) {}

    /** Writes down how many envelopes were addressed, in the transaction that addressed them: the sum that must close. */
    public void addressed(Handle handle, long mailing, int envelopes) {
        handle.createUpdate("update mailing set audience = :envelopes where id = :mailing and audience < 0")
                .bind("envelopes", envelopes)
                .bind("mailing", mailing)
                .execute();
    }

    /** @return the number of the letter: a new one, or the one that the mailing has for this variant, as it is */
    public long put(Handle handle, long mailing, String variant, Letter letter) {
        handle.createUpdate("""
                        insert into letter (mailing, variant, sender, subject, template)
                        values (:mailing, :variant, :sender, :subject, :template)
                        on conflict (mailing, variant) do nothing
                        """)
                .bind("mailing", mailing)
                .bind("variant", variant)
                .bind("sender", letter.sender().toString())
                .bind("subject", letter.subject())
                .bind("template", letter.template().toBytes())
                .execute();
        return handle.createQuery("select id from letter where mailing = :mailing and variant = :variant")
                .bind("mailing", mailing)
                .bind("variant", variant)
                .mapTo(Long.class)
                .one();
    }

    /** @param number as {@link #put} gave it */
    public Letter letter(long number) {
        return database.read(handle -> handle.createQuery(
                        "select sender, subject, template from letter where id = :number")
                .bind("number", number)
                .map((row, context) -> new Letter(
                        Mailbox.parse(row.getString("sender")),
                        row.getString("subject"),
                        LetterTemplate.of(row.getBytes("template"))))
                .one());
    }
}
