package org.gazette.delivery;

import static org.gazette.delivery.Settlement.Effect.CHARGED;
import static org.gazette.delivery.Settlement.Effect.DOUBTED;
import static org.gazette.delivery.Settlement.Effect.HALTS;
import static org.gazette.delivery.Settlement.Effect.SLOWS;
import static org.gazette.delivery.Settlement.Effect.UNOFFERED;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/** What one courier takes out of the outbox for one relay, and how it says what became of it. Safe for many threads. */
final class Claims {
    /** Of so many groups one has the letters first that were deferred before; the others have the new ones first. */
    private static final int OLD_FIRST = 4;

    private static final String CLAIMED = "state = 'CLAIMED'";
    /** The Date as {@link Envelope#date} decides it. */
    private static final String SENDING = """
            state = 'SENDING',
            dated_at = case when dated_at = 0 or (unknowns = 0 and dated_at < ?) then ? else dated_at end""";

    private static final String FREE = "settled_at = ?, reply = ?, owner = '', lease_at = 0 where ";
    /** What may be settled: what is in hand, and what was taken from us since but not by another. */
    private static final String OPEN =
            " and (state = 'SENDING' or state = 'CLAIMED' or state = 'UNKNOWN' or state = 'READY')";

    private final Database database;
    private final Clock clock;
    private final Function<Handle, Instant> databaseClock;
    private final String owner;
    private final RelayTerms terms;
    private final CourierTerms rules;
    private final Leavers leavers;
    private final Picking picking;
    private final Whereabouts rows;
    private final InHand inHand = new InHand();

    /** @param owner a name that no other courier has, or had */
    Claims(Database database, Clock clock, String owner, RelayTerms terms, CourierTerms rules, Leavers leavers) {
        this(database, clock, owner, terms, rules, leavers, database::now);
    }

    /** @param databaseClock leases and paces run on it */
    Claims(
            Database database,
            Clock clock,
            String owner,
            RelayTerms terms,
            CourierTerms rules,
            Leavers leavers,
            Function<Handle, Instant> databaseClock) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
        this.terms = terms;
        this.rules = rules;
        this.databaseClock = databaseClock;
        this.leavers = leavers;
        this.picking = new Picking(database.vendor());
        this.rows = Whereabouts.on(database.vendor());
    }

    /**
     * Takes due envelopes of one mailing for this courier alone, as many as the paces of relay and newsletter let go.
     *
     * @param turn which of the mailings that have something due comes first: count it up, and each gets its turn
     * @param sharing whether those that any relay may carry are among them; else only those of this relay alone
     */
    Taken take(int atMost, int turn, boolean sharing) {
        return settleAndTake(List.of(), atMost, turn, sharing, EnvelopeState.CLAIMED)
                .taken();
    }

    /**
     * Enters what became of some and takes others, in one transaction, which makes it durable that their bodies may leave
     * from now on: who takes them so must send them, or say that they did not leave. Their Date is decided with it.
     *
     * @param sharing as {@link #take}
     */
    Drawn settleAndDraw(List<Settlement> settlements, int atMost, int turn, boolean sharing) {
        return settleAndTake(settlements, atMost, turn, sharing, EnvelopeState.SENDING);
    }

    /** @param entered of the settlements */
    record Drawn(int entered, Taken taken) {
        static final Drawn NOTHING = new Drawn(0, Taken.NOTHING);

        Drawn orSooner(Taken other) {
            return new Drawn(entered, other.orSooner(taken));
        }
    }

    private Drawn settleAndTake(
            List<Settlement> settlements, int atMost, int turn, boolean sharing, EnvelopeState state) {
        inHand.compare(this::giveBack);
        Instant now = clock.instant();
        boolean takes = sharing || hasItsOwn();
        if (settlements.isEmpty() && !(takes && due())) {
            return Drawn.NOTHING; // so that who has nothing to do keeps nobody from writing
        }
        boolean oldFirst = turn % OLD_FIRST == OLD_FIRST - 1;
        List<Sack> sacks = new ArrayList<>();
        Drawn drawn = inHand.take(() -> database.writeTogether(handle -> {
            int entered = settle(handle, settlements).size();
            sacks.addAll(takes ? sacks(handle, turn, sharing, now) : List.of());
            return new Drawn(
                    entered,
                    sacks.isEmpty() ? Taken.NOTHING : take(handle, sacks.get(0), atMost, oldFirst, now, state));
        }));
        inHand.settled(settlements);
        for (int at = 1; at < sacks.size() && drawn.taken().envelopes().isEmpty(); at++) {
            Sack sack = sacks.get(at);
            Drawn before = drawn;
            drawn = inHand.take(() -> database.writeTogether(
                    handle -> before.orSooner(take(handle, sack, atMost, oldFirst, now, state))));
        }
        return drawn;
    }

    /** Makes ready again what stands in this courier's name and was never heard of: nothing of it left. */
    private void giveBack(Set<Envelope> held) {
        database.run(handle -> {
            List<Envelope> all = RowBatch.list(
                    handle,
                    """
                    select place, mailing, recipient_key, epoch from envelope
                    where state in ('CLAIMED', 'SENDING') and owner = ? and relay = ?
                    """,
                    row -> row.put(owner).put(terms.name()),
                    row -> Envelope.claimed(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4)));
            List<Envelope> unheard =
                    all.stream().filter(one -> !held.contains(one)).toList();
            RowBatch.run(
                    handle,
                    "update envelope set state = 'READY', owner = '', lease_at = 0 where " + rows.one()
                            + " and owner = ?",
                    unheard,
                    (row, one) -> rows.put(row, one).put(owner));
        });
    }

    /** Whether newsletters go by this relay alone. */
    boolean hasItsOwn() {
        return rules.newsletters().values().stream()
                .anyMatch(one -> one.relay().filter(terms.name()::equals).isPresent());
    }

    /** Whether a mailing goes by this relay alone: no other waits for its share of it. */
    boolean isOwn(Sack sack) {
        return rules.of(sack.newsletter()).relay().filter(terms.name()::equals).isPresent();
    }

    private boolean isAnothers(Sack sack) {
        return rules.of(sack.newsletter()).relay().isPresent() && !isOwn(sack);
    }

    /** Whether anything is due that this relay may carry. */
    boolean due() {
        return database.read(handle -> running(handle, clock.instant())).stream()
                .anyMatch(sack -> !isAnothers(sack));
    }

    /** The mailings that run and have something due for this relay, the one first whose turn it is. */
    private List<Sack> sacks(Handle handle, int turn, boolean sharing, Instant now) {
        List<Sack> sacks = new ArrayList<>(running(handle, now).stream()
                .filter(sack -> sharing ? !isAnothers(sack) : isOwn(sack))
                .toList());
        if (!sacks.isEmpty()) {
            Collections.rotate(sacks, -Math.floorMod(turn, sacks.size()));
        }
        return sacks;
    }

    private static List<Sack> running(Handle handle, Instant now) {
        return RowBatch.list(handle, """
                select id, name, newsletter, policy, evidence, give_up_at from mailing
                where state = 'RUNNING' and held = 0 and give_up_at > ? and (
                    exists (select 1 from envelope where envelope.mailing = mailing.id
                        and envelope.state = 'READY' and envelope.next_at <= ?)
                    or exists (select 1 from envelope where envelope.mailing = mailing.id
                        and envelope.state = 'DEFERRED' and envelope.next_at <= ?))
                order by id
                """, row -> row.put(now).put(now).put(now), Sack::of);
    }

    private Taken take(Handle handle, Sack sack, int atMost, boolean oldFirst, Instant now, EnvelopeState state) {
        Instant there = databaseClock.apply(handle);
        Gate gate = Gate.of(handle, terms, there);
        Optional<Gate> paper = paper(handle, sack.newsletter(), there);
        int most = gate.room(paper.isEmpty() ? atMost : Math.min(atMost, Round.GROUP));
        int room = paper.map(held -> held.room(most)).orElse(most);
        Collection<Envelope> picked = room == 0 ? List.of() : picking.pick(handle, sack, gate, room, oldFirst, now);
        if (picked.isEmpty()) {
            return Taken.nothing(longer(gate.delay(), paper.map(Gate::delay).orElse(Duration.ZERO)));
        }
        gate.close();
        paper.ifPresent(held -> held.close(picked.size()));
        List<Envelope> claimed = claim(handle, sack, picked, there.plus(rules.lease()), state);
        return new Taken(claimed, leavers.among(handle, sack, claimed), Duration.ZERO);
    }

    /** What the newsletter itself lets go, where it has a pace. All who look lock the relay's gate first, then this. */
    private Optional<Gate> paper(Handle handle, String newsletter, Instant there) {
        NewsletterTerms own = rules.of(newsletter);
        return own.pace().map(pace -> Gate.locked(handle, own.counted(newsletter), there));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private List<Envelope> claim(
            Handle handle, Sack sack, Collection<Envelope> picked, Instant lease, EnvelopeState state) {
        boolean drawing = state == EnvelopeState.SENDING;
        Instant today = Sealing.today(clock);
        int claimed = RowBatch.run(
                handle,
                "update envelope set " + (drawing ? SENDING : CLAIMED)
                        + ", owner = ?, epoch = epoch + 1, lease_at = ?, relay = ? where " + rows.among(picked.size()),
                row -> {
                    if (drawing) {
                        row.put(today.minus(Sealing.STALE)).put(today);
                    }
                    rows.put(row.put(owner).put(lease).put(terms.name()), sack, picked);
                });
        if (claimed != picked.size()) {
            throw new IllegalStateException(claimed + " of " + picked.size() + " envelopes of " + sack.name()
                    + " could be claimed that were seen ready in the same transaction");
        }
        return picked.stream()
                .map(one -> one.claimed(drawing ? one.date(today) : one.datedAt()))
                .toList();
    }

    /**
     * Makes it durable that these bodies may leave from now on.
     *
     * @return those that are still ours; the others must not be sent
     */
    List<Parcel> mark(List<Parcel> parcels) {
        return database.writeTogether(handle -> mark(handle, parcels));
    }

    /** Enters what became of some and marks others, in one transaction. */
    Marked settleAndMark(List<Settlement> settlements, List<Parcel> parcels) {
        Marked marked = database.writeTogether(
                handle -> new Marked(settle(handle, settlements).size(), mark(handle, parcels)));
        inHand.settled(settlements);
        return marked;
    }

    /** @param entered of the settlements */
    record Marked(int entered, List<Parcel> parcels) {}

    private List<Parcel> mark(Handle handle, List<Parcel> parcels) {
        long lease = lease(handle).toEpochMilli();
        return kept(
                parcels,
                RowBatch.run(
                        handle,
                        "update envelope set state = 'SENDING', lease_at = ?, dated_at = ? where " + rows.one()
                                + " and state = 'CLAIMED'",
                        parcels,
                        (row, parcel) -> rows.put(row.put(lease).put(parcel.date()), parcel.envelope())));
    }

    /**
     * Enters what became of envelopes, pauses the mailings that were halted, and slows down the domains that asked for it.
     *
     * @return those entered; another courier has claimed the others since
     */
    List<Settlement> settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return List.of();
        }
        List<Settlement> entered = database.writeTogether(handle -> settle(handle, settlements));
        inHand.settled(settlements);
        return entered;
    }

    private List<Settlement> settle(Handle handle, List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return List.of();
        }
        pace(handle, settlements);
        settlements.stream().filter(one -> one.is(HALTS)).forEach(one -> pause(handle, one));
        List<Settlement> entered = enter(handle, settlements);
        Attempts.add(handle, terms.name(), entered);
        if (settlements.stream().anyMatch(one -> one.is(DOUBTED))) {
            Recovery.resend(handle, clock.instant());
        }
        if (entered.stream().anyMatch(Settlement::waits)) {
            Withdrawals.settle(handle, clock.instant());
        }
        return entered;
    }

    private List<Settlement> enter(Handle handle, List<Settlement> settlements) {
        List<Settlement> accepted =
                settlements.stream().filter(Settlement::isAccepted).toList();
        List<Settlement> others =
                settlements.stream().filter(one -> !one.isAccepted()).toList();
        List<Settlement> entered = kept(
                accepted,
                RowBatch.run(
                        handle,
                        "update envelope set state = 'ACCEPTED', attempts = attempts + 1, " + FREE + rows.one() + OPEN,
                        accepted,
                        this::put));
        entered.addAll(kept(
                others,
                RowBatch.run(
                        handle,
                        "update envelope set state = ?, attempts = attempts + ?, unknowns = unknowns + ?, next_at = ?, "
                                + FREE + rows.one() + OPEN,
                        others,
                        (row, one) -> put(
                                row.put(one.state().name())
                                        .put(one.is(CHARGED) ? 1 : 0)
                                        .put(one.is(DOUBTED) ? 1 : 0)
                                        .put(one.nextAt()),
                                one))));
        return entered;
    }

    /** What was not offered counts for no pace; and a domain that asked for fewer letters gets fewer. */
    private void pace(Handle handle, List<Settlement> settlements) {
        List<Settlement> unoffered =
                settlements.stream().filter(one -> one.is(UNOFFERED)).toList();
        List<Settlement> back = terms.counts() ? unoffered : List.of();
        List<Settlement> slow =
                settlements.stream().filter(one -> one.is(SLOWS)).toList();
        if (!back.isEmpty() || !slow.isEmpty()) {
            Gate gate = Gate.locked(handle, terms, databaseClock.apply(handle));
            back.forEach(one -> gate.giveBack(one.envelope().domain()));
            slow.forEach(one -> gate.slower(one.envelope().domain()));
            gate.close();
        }
        Map<String, Long> papers = unoffered.stream()
                .collect(Collectors.groupingBy(
                        one -> one.envelope().sack().newsletter(), TreeMap::new, Collectors.counting()));
        papers.forEach((newsletter, letters) -> paper(handle, newsletter, databaseClock.apply(handle))
                .ifPresent(held -> held.close(-letters.intValue())));
    }

    /** The values of {@link #FREE}, and of which claim they are. */
    private void put(RowBatch.Row row, Settlement one) throws SQLException {
        rows.put(row.put(one.settledAt()).put(one.reply()), one.envelope());
    }

    private static void pause(Handle handle, Settlement halted) {
        handle.createUpdate("""
                        update mailing set state = 'PAUSED', reason = :reason where id = :mailing and state = 'RUNNING'
                        """)
                .bind("reason", halted.reply())
                .bind("mailing", halted.envelope().sack().id())
                .execute();
    }

    /** Pauses every mailing that has something to send. @return how many */
    int pauseAll(String reason) {
        return database.write(handle -> handle.createUpdate("""
                        update mailing set state = 'PAUSED', reason = :reason
                        where state = 'RUNNING' and give_up_at > :now and exists (
                            select 1 from envelope where envelope.mailing = mailing.id
                            and envelope.state in ('READY', 'CLAIMED', 'SENDING', 'DEFERRED'))
                        """)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Prolongs the lease of all that this courier has in hand. What a claim took whose commit was never heard of is in
     * nobody's hand: its lease runs out.
     */
    void renew() {
        List<Envelope> held = inHand.all();
        if (held.isEmpty()) {
            return;
        }
        List<Envelope> busy =
                database.write(handle -> renew(handle, held, database.vendor().skipLocked()));
        busy.stream().filter(inHand::has).forEach(one -> database.run(handle -> renew(handle, List.of(one), "")));
    }

    /**
     * Two transactions that each wait for a row of the other would both be held up; so what a worker is just writing about
     * is passed over.
     *
     * @param locked what ends the select: whether locked rows are waited for
     * @return those that were passed over, or are ours no more
     */
    private List<Envelope> renew(Handle handle, List<Envelope> held, String locked) {
        long lease = lease(handle).toEpochMilli();
        int[] renewed = RowBatch.run(
                handle,
                """
                update envelope set lease_at = ? where (mailing, recipient_key) in (
                    select mailing, recipient_key from envelope
                    where %s and owner = ? and state in ('CLAIMED', 'SENDING')%s)
                """.formatted(rows.one(), locked),
                held,
                (row, one) -> rows.put(row.put(lease), one).put(owner));
        return IntStream.range(0, renewed.length)
                .filter(at -> renewed[at] == 0)
                .mapToObj(held::get)
                .toList();
    }

    private Instant lease(Handle handle) {
        return databaseClock.apply(handle).plus(rules.lease());
    }

    private static <T> List<T> kept(List<T> all, int[] changed) {
        List<T> kept = new ArrayList<>();
        for (int at = 0; at < changed.length; at++) {
            if (changed[at] == 1) {
                kept.add(all.get(at));
            }
        }
        return kept;
    }
}
