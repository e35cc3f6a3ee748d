package org.gazette.delivery;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gazette.storage.Database;
import org.gazette.storage.StorageException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what is due, with as many workers as the relays grant connections. Any number of couriers may serve one
 * database: an envelope is in the hand of one of them. {@link Outbox} says what is promised.
 *
 * <p>{@link #start} goes on until {@link #close}; {@link #carry} does what is due now and returns. A relay that is slow
 * or gone costs nobody anything: it is left alone for a while, and the envelopes go by another, or wait.
 */
public final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long IDLE_MILLIS = 1_000;
    /** How often {@link #carry} tries to write down what it heard once the ledger failed, and how soon again. */
    private static final int LAST_TRIES = 5;

    private static final long SOON_MILLIS = 100;
    /** How long {@link #carry} waits for the pace of a relay; what must wait longer is not due now. */
    private static final Duration SHORT = Duration.ofSeconds(10);
    /** How long {@link #close} waits for a conversation: as long as a relay may take to answer the final dot. */
    private static final long LAST_WORDS_MILLIS = 600_000;

    private final List<Station> stations;
    private final Shares shares;
    private final Sealing sealing;
    private final Clock clock;
    private final Bell bell = new Bell();
    private final List<Thread> threads = new ArrayList<>();
    private final Lease lease;
    private final Reins reins;
    private final Keeper keeper;
    private final Object carrying = new Object();
    private volatile boolean stopping;

    /**
     * Letters go out unsigned.
     *
     * @param routes the ways for mail to go, at least one, each with a name of its own
     */
    public Courier(Database database, List<Route> routes, MessageIds ids, Readers readers, Clock clock) {
        this(database, routes, CourierTerms.USUAL, ids, readers, Signatures.none(), clock);
    }

    /** @param routes the ways for mail to go, at least one, each with a name of its own */
    public Courier(
            Database database,
            List<Route> routes,
            CourierTerms terms,
            MessageIds ids,
            Readers readers,
            Signatures signatures,
            Clock clock) {
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("a courier without a relay carries nothing");
        }
        String owner = owner();
        Troubles troubles = new Troubles(database);
        this.lease = new Lease(terms.lease(), terms.margin(), System::nanoTime);
        this.stations = routes.stream()
                .map(route -> {
                    Claims claims = new Claims(database, clock, owner, route.terms(), terms, new Leavers(readers));
                    return new Station(route, claims, new Clerk(claims, lease), troubles, clock);
                })
                .toList();
        this.shares = new Shares(stations, System::nanoTime);
        this.clock = clock;
        this.sealing = new Sealing(
                new Outbox(database, clock), ids, readers::wayOutUrl, signatures, readers::returnPath, clock);
        this.reins = new Reins(database, lease);
        Reconciler reconciler = new Reconciler(database, ids, evidence(routes), clock);
        this.keeper = new Keeper(
                stations.stream().map(Station::claims).toList(),
                new Recovery(database, clock),
                reconciler,
                lease,
                terms.beat());
    }

    private static Map<String, Evidence> evidence(List<Route> routes) {
        Map<String, Evidence> evidence = new HashMap<>();
        routes.forEach(route ->
                route.evidence().ifPresent(one -> evidence.put(route.terms().name(), one)));
        return evidence;
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
        for (Station station : stations) {
            Route route = station.route();
            for (int at = 1; at <= route.connections(); at++) {
                Thread thread = new Thread(
                        () -> work(station), "courier-" + route.terms().name() + "-" + at);
                thread.setDaemon(true);
                threads.add(thread);
                thread.start();
            }
            LOG.info(
                    "courier started: relay={} at={} connections={}",
                    route.terms().name(),
                    route.relay().name(),
                    route.connections());
        }
        return this;
    }

    /** There is new mail: an idle worker looks at once instead of within a second. */
    public void wake() {
        bell.ring();
    }

    private void work(Station station) {
        Worker worker = worker(station);
        while (!stopping) {
            Worker.Next next = tried(worker);
            if (next == Worker.Next.LATER) {
                bell.await(millis(worker));
            } else if (next == Worker.Next.REST && !stopping) {
                bell.await(IDLE_MILLIS);
            }
        }
        try {
            worker.close();
        } catch (RuntimeException e) {
            LOG.error("answers could not be written, and count as unknown: {}", Cause.of(e));
        }
    }

    /** A step that may fail with the database; it is tried again later, and nothing is forgotten meanwhile. */
    private static Worker.Next tried(Worker worker) {
        try {
            return worker.round();
        } catch (RuntimeException e) {
            LOG.error("a step failed: {}", Cause.of(e));
            return Worker.Next.REST;
        }
    }

    /**
     * Carries everything that is due now, and what a pace holds back for less than ten seconds.
     *
     * @return how many envelopes were answered for, whichever way; 0 as well while every relay is left alone
     * @throws StorageException when the ledger cannot be written
     */
    public int carry() {
        synchronized (carrying) {
            keeper.start();
            Share share = once();
            int sum = share.settled();
            while (share.released() > 0 && stations.size() > 1 && anyReachable() && !stopping) {
                share = once();
                sum += share.settled();
            }
            return sum;
        }
    }

    private boolean anyReachable() {
        return stations.stream().anyMatch(Station::reachable);
    }

    /** What a worker, or all of them, carried and gave back. */
    private record Share(int settled, int released) {
        Share and(Share other) {
            return new Share(settled + other.settled, released + other.released);
        }
    }

    private Share once() {
        List<Callable<Share>> drains = new ArrayList<>();
        for (Station station : stations) {
            for (int at = 0; at < station.route().connections(); at++) {
                drains.add(() -> drain(station));
            }
        }
        return drains.size() == 1 ? drain(stations.get(0)) : together(drains);
    }

    private static Share together(List<Callable<Share>> drains) {
        ExecutorService crew = Executors.newFixedThreadPool(drains.size());
        try {
            Share sum = new Share(0, 0);
            for (Future<Share> share : crew.invokeAll(drains)) {
                sum = sum.and(share.get());
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

    private Share drain(Station station) {
        Worker worker = worker(station);
        try {
            Worker.Next next = worker.round();
            while (next == Worker.Next.ROUND
                    || (next == Worker.Next.LATER && worker.pause().compareTo(SHORT) < 0)) {
                if (next == Worker.Next.LATER) {
                    bell.await(millis(worker));
                }
                next = worker.round();
            }
            worker.close();
            return new Share(worker.settled(), worker.released());
        } catch (JdbiException e) {
            worker.hangUp();
            for (int tries = 0; tries < LAST_TRIES && !worker.write(); tries++) {
                bell.await(SOON_MILLIS);
            }
            throw new StorageException("the ledger cannot be written: " + Cause.of(e), e);
        }
    }

    private static long millis(Worker worker) {
        return Math.min(IDLE_MILLIS, Math.max(1, worker.pause().toMillis()));
    }

    private Worker worker(Station station) {
        return new Worker(station, shares, sealing, new Shift(clock, lease, reins, () -> stopping));
    }

    /** Takes nothing new, ends what is in flight, gives back what was claimed, and closes the relays. */
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
        synchronized (carrying) {
            keeper.close();
            stations.forEach(station -> station.clerk().close());
        }
        stations.forEach(station -> station.route().relay().close());
    }
}
