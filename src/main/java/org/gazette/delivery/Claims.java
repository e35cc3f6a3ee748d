package org.gazette.delivery;

import static org.gazette.delivery.Settlement.Effect.CHARGED;
import static org.gazette.delivery.Settlement.Effect.DOUBTED;
import static org.gazette.delivery.Settlement.Effect.HALTS;
import static org.gazette.delivery.Settlement.Effect.SLOWS;
import static org.gazette.delivery.Settlement.Effect.UNOFFERED;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    /** The Date as {@link Sealing} decides it: a copy in doubt keeps its own. */
    private static final String SENDING = """
            state = 'SENDING',
            dated_at = case when dated_at = 0 or (unknowns = 0 and dated_at < ?) then ? else dated_at end""";

    private final Database database;
    private final Clock clock;
    private final Function<Handle, Instant> databaseClock;
    private final String owner;
    private final RelayTerms terms;
    private final CourierTerms rules;
    private final Picking picking;
    private final InHand inHand = new InHand();

    /** @param owner a name that no other courier has, or had */
    Claims(Database database, Clock clock, String owner, RelayTerms terms, CourierTerms rules) {
        this(database, clock, owner, terms, rules, database::now);
    }

    /** @param databaseClock leases and paces run on it */
    Claims(
            Database database,
            Clock clock,
            String owner,
            RelayTerms terms,
            CourierTerms rules,
            Function<Handle, Instant> databaseClock) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
        this.terms = terms;
        this.rules = rules;
        this.databaseClock = databaseClock;
        this.picking = new Picking(database.vendor());
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
    record Drawn(int entered, Taken taken) {}

    private Drawn settleAndTake(
            List<Settlement> settlements, int atMost, int turn, boolean sharing, EnvelopeState state) {
        inHand.compare(this::giveBack);
        Instant now = clock.instant();
        List<Sack> sacks = sharing || hasItsOwn()
                ? sacks(now).stream().filter(sack -> sharing || isOwn(sack)).toList()
                : List.of();
        boolean oldFirst = turn % OLD_FIRST == OLD_FIRST - 1;
        List<Settlement> open = settlements;
        int entered = 0;
        Taken taken = Taken.NOTHING;
        for (int at = 0; at < sacks.size() && taken.envelopes().isEmpty(); at++) {
            Sack sack = sacks.get(Math.floorMod(turn + at, sacks.size()));
            List<Settlement> entering = open;
            Drawn drawn = inHand.take(() -> database.writeTogether(handle ->
                    new Drawn(settle(handle, entering).size(), take(handle, sack, atMost, oldFirst, now, state))));
            inHand.settled(entering);
            open = List.of();
            entered += drawn.entered();
            taken = drawn.taken().orSooner(taken);
        }
        return new Drawn(entered + settle(open).size(), taken);
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
            RowBatch.run(handle, """
                    update envelope set state = 'READY', owner = '', lease_at = 0
                    where place = ? and mailing = ? and recipient_key = ? and epoch = ? and owner = ?
                    """, unheard, (row, one) -> row.put(one).put(owner));
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
        return !sacks(clock.instant()).isEmpty();
    }

    /** The mailings that run and have something due for this relay. */
    private List<Sack> sacks(Instant now) {
        return running(now).stream().filter(sack -> !isAnothers(sack)).toList();
    }

    private List<Sack> running(Instant now) {
        return database.read(handle ->
                RowBatch.list(handle, """
                select id, name, newsletter, policy, evidence, give_up_at from mailing
                where state = 'RUNNING' and held = 0 and give_up_at > ? and (
                    exists (select 1 from envelope where envelope.mailing = mailing.id
                        and envelope.state = 'READY' and envelope.next_at <= ?)
                    or exists (select 1 from envelope where envelope.mailing = mailing.id
                        and envelope.state = 'DEFERRED' and envelope.next_at <= ?))
                order by id
                """, row -> row.put(now).put(now).put(now), Sack::of));
    }

    private Taken take(Handle handle, Sack sack, int atMost, boolean oldFirst, Instant now, EnvelopeState state) {
        Instant there = databaseClock.apply(handle);
        Gate gate = Gate.of(handle, terms, there);
        Optional<Gate> paper = paper(handle, sack.newsletter(), there);
        int most = gate.room(paper.isEmpty() ? atMost : Math.min(atMost, Round.GROUP));
        int room = paper.map(held -> held.room(most)).orElse(most);
        Set<String> picked = room == 0 ? Set.of() : picking.pick(handle, sack.id(), gate, room, oldFirst, now);
        if (picked.isEmpty()) {
            return new Taken(
                    List.of(), longer(gate.delay(), paper.map(Gate::delay).orElse(Duration.ZERO)));
        }
        gate.close();
        paper.ifPresent(held -> held.close(picked.size()));
        return new Taken(claim(handle, sack, picked, there.plus(rules.lease()), state), Duration.ZERO);
    }

    /** What the newsletter itself lets go, where it has a pace. All who look lock the relay's gate first, then this. */
    private Optional<Gate> paper(Handle handle, String newsletter, Instant there) {
        NewsletterTerms own = rules.of(newsletter);
        return own.pace().map(pace -> Gate.locked(handle, own.counted(newsletter), there));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private List<Envelope> claim(Handle handle, Sack sack, Set<String> picked, Instant lease, EnvelopeState state) {
        boolean drawing = state == EnvelopeState.SENDING;
        Instant today = Sealing.today(clock);
        return RowBatch.list(
                handle,
                """
                update envelope set %s, owner = ?, epoch = epoch + 1, lease_at = ?, relay = ?
                where %s
                returning place, letter, recipient, recipient_key, subscriber, name, epoch, attempts, unknowns, dated_at
                """.formatted(drawing ? SENDING : CLAIMED, picking.among(picked.size())),
                row -> {
                    if (drawing) {
                        row.put(today.minus(Sealing.STALE)).put(today);
                    }
                    row.put(owner).put(lease).put(terms.name()).put(sack.id());
                    for (String one : picked) {
                        row.put(one);
                    }
                },
                row -> envelope(sack, row));
    }

    private static Envelope envelope(Sack sack, ResultSet row) throws SQLException {
        return new Envelope(
                sack,
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getLong(7),
                row.getInt(8),
                row.getInt(9),
                Instant.ofEpochMilli(row.getLong(10)));
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
                        """
                        update envelope set state = 'SENDING', lease_at = ?, dated_at = ?
                        where place = ? and mailing = ? and recipient_key = ? and epoch = ? and state = 'CLAIMED'
                        """,
                        parcels,
                        (row, parcel) -> row.put(lease).put(parcel.date()).put(parcel.envelope())));
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
        int[] rows = RowBatch.run(handle, """
                update envelope set state = ?, attempts = attempts + ?, unknowns = unknowns + ?,
                    next_at = ?, settled_at = ?, reply = ?, owner = '', lease_at = 0
                where place = ? and mailing = ? and recipient_key = ? and epoch = ?
                    and (state = 'SENDING' or state = 'CLAIMED' or state = 'UNKNOWN' or state = 'READY')
                """, settlements, Claims::put);
        List<Settlement> entered = kept(settlements, rows);
        Attempts.add(handle, terms.name(), entered);
        if (settlements.stream().anyMatch(one -> one.is(DOUBTED))) {
            Recovery.resend(handle, clock.instant());
        }
        if (entered.stream().anyMatch(Settlement::waits)) {
            Withdrawals.settle(handle, clock.instant());
        }
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

    private static void put(RowBatch.Row row, Settlement one) throws SQLException {
        row.put(one.state().name())
                .put(one.is(CHARGED) ? 1 : 0)
                .put(one.is(DOUBTED) ? 1 : 0)
                .put(one.nextAt())
                .put(one.settledAt())
                .put(one.reply())
                .put(one.envelope());
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
        int[] rows = RowBatch.run(
                handle,
                """
                update envelope set lease_at = ? where (mailing, recipient_key) in (
                    select mailing, recipient_key from envelope
                    where place = ? and mailing = ? and recipient_key = ? and epoch = ? and owner = ?
                        and state in ('CLAIMED', 'SENDING')%s)
                """.formatted(locked),
                held,
                (row, one) -> row.put(lease).put(one).put(owner));
        return IntStream.range(0, rows.length)
                .filter(at -> rows[at] == 0)
                .mapToObj(held::get)
                .toList();
    }

    private Instant lease(Handle handle) {
        return databaseClock.apply(handle).plus(rules.lease());
    }

    private static <T> List<T> kept(List<T> all, int[] rows) {
        List<T> kept = new ArrayList<>();
        for (int at = 0; at < rows.length; at++) {
            if (rows[at] == 1) {
                kept.add(all.get(at));
            }
        }
        return kept;
    }
}
