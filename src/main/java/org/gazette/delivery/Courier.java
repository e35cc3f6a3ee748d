package org.gazette.delivery;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.gazette.storage.Database;
import org.gazette.storage.StorageException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what is due, with as many workers as the relay grants connections. Any number of couriers may serve one
 * database: an envelope is in the hand of one of them. {@link Outbox} says what is promised.
 *
 * <p>{@link #start} goes on until {@link #close}; {@link #carry} does what is due now and returns. A relay that is slow
 * or gone costs nobody anything: it is left alone for a while, and the envelopes wait.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long IDLE_MILLIS = 1_000;
    /** How long {@link #close} waits for a conversation: as long as a relay may take to answer the final dot. */
    private static final long LAST_WORDS_MILLIS = 600_000;

    private final Relay relay;
    private final Claims claims;
    private final Sealing sealing;
    private final Backoff backoff;
    private final Clock clock;
    private final int workers;
    private final Bell bell = new Bell();
    private final List<Thread> threads = new ArrayList<>();
    private final Lease lease = new Lease(Keeper.LEASE, Keeper.MARGIN, System::nanoTime);
    private final Keeper keeper;
    private volatile boolean stopping;

    /** Letters go out unsigned. */
    public Courier(
            Database database,
            Relay relay,
            MessageIds ids,
            BiFunction<Long, String, String> wayOut,
            Clock clock,
            int workers) {
        this(database, relay, ids, wayOut, Signatures.none(), clock, workers);
    }

    /**
     * @param wayOut subscriber and newsletter to the absolute address that ends the subscription
     * @param workers connections to the relay at a time, at least 1
     */
    public Courier(
            Database database,
            Relay relay,
            MessageIds ids,
            BiFunction<Long, String, String> wayOut,
            Signatures signatures,
            Clock clock,
            int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("a courier with " + workers + " connections carries nothing");
        }
        this.relay = relay;
        this.clock = clock;
        this.workers = workers;
        this.claims = new Claims(database, clock, owner());
        this.sealing = new Sealing(new Outbox(database, clock), ids, wayOut, signatures, clock);
        this.backoff = new Backoff(clock);
        this.keeper = new Keeper(claims, new Recovery(database, clock), lease);
    }

    /** A name that no other courier has or had: a dead one must not be taken for a living one. */
    private static String owner() {
        byte[] chance = new byte[8];
        new SecureRandom().nextBytes(chance);
        return ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(chance);
    }

    /** Goes to work. */
    public synchronized Courier start() {
        keeper.start();
        for (int at = 1; at <= workers; at++) {
            Thread thread = new Thread(this::work, "courier-" + at);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        LOG.info("courier started: relay={} connections={}", relay.name(), workers);
        return this;
    }

    /** There is new mail: an idle worker looks at once instead of within a second. */
    public void wake() {
        bell.ring();
    }

    private void work() {
        Worker worker = worker();
        while (!stopping) {
            if (!tried(worker::round) && !stopping) {
                bell.await(IDLE_MILLIS);
            }
        }
        tried(() -> {
            worker.close();
            return true;
        });
    }

    /** A step that may fail with the database; it is tried again later, and nothing is forgotten meanwhile. */
    private static boolean tried(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.error("a step failed: {}", Cause.of(e));
            return false;
        }
    }

    /**
     * Carries everything that is due now.
     *
     * @return how many envelopes were answered for, whichever way; 0 as well while the relay is left alone
     * @throws StorageException when the ledger cannot be written
     */
    public int carry() {
        keeper.start();
        if (workers == 1) {
            return drain();
        }
        ExecutorService crew = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Integer>> shares = crew.invokeAll(Collections.nCopies(workers, this::drain));
            int sum = 0;
            for (Future<Integer> share : shares) {
                sum += share.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while carrying", e);
        } catch (ExecutionException e) {
            throw new StorageException("carrying stopped: " + Cause.of(e), e);
        } finally {
            crew.shutdown();
        }
    }

    private int drain() {
        Worker worker = worker();
        try {
            while (worker.round()) {
                LOG.trace("a round is done");
            }
            worker.close();
            return worker.settled();
        } catch (JdbiException e) {
            worker.hangUp();
            throw new StorageException("the ledger cannot be written: " + Cause.of(e), e);
        }
    }

    private Worker worker() {
        return new Worker(relay, backoff, claims, sealing, new Shift(clock, lease, () -> stopping));
    }

    /** Takes nothing new, ends what is in flight, gives back what was claimed, and closes the relay. */
    @Override
    public void close() {
        stopping = true;
        bell.ring();
        for (Thread thread : threads) {
            try {
                thread.join(LAST_WORDS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        keeper.close();
        relay.close();
    }
}
