package org.gazette.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ledger for the workers of one relay while they are on the wire: enters what became of letters and draws the next
 * ones, for as many workers as ask, in one transaction. Each has letters left meanwhile, so the clerk may wait until half
 * of them have asked; it goes at once when one has none left. Safe for many threads.
 */
final class Clerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    /** How long an order may wait for others. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private final Claims claims;
    private final Lease lease;
    private final Deque<Order> orders = new ArrayDeque<>();
    private @Nullable Thread thread;
    private int workers;
    private boolean hurried;
    private boolean closing;
    private int turn;

    /** @param lease by whose clock marks are noted */
    Clerk(Claims claims, Lease lease) {
        this.claims = claims;
        this.lease = lease;
    }

    /** One more is on the wire. */
    synchronized void join() {
        workers++;
    }

    /** One is not any more. */
    synchronized void leave() {
        workers--;
        notifyAll();
    }

    /** Takes an order, which is carried out by another thread. */
    synchronized Order order(List<Settlement> answers, boolean sharing) {
        if (closing) {
            throw new IllegalStateException("the courier is closed");
        }
        Order order = Order.of(answers, sharing);
        orders.add(order);
        if (thread == null) {
            thread = new Thread(this::work, "courier-clerk");
            thread.setDaemon(true);
            thread.start();
        }
        if (orders.size() == 1 || enough()) {
            notifyAll(); // each time that the clerk is called costs more than it takes to lay an order on a pile
        }
        return order;
    }

    /** Waits for what an order brings, or fails with what the database said. */
    Hand hand(Order order) {
        if (!order.isOver()) {
            hurry();
        }
        return order.hand();
    }

    private synchronized void hurry() {
        hurried = true;
        notifyAll();
    }

    private void work() {
        try {
            for (List<Order> together = gathered(); !together.isEmpty(); together = gathered()) {
                fill(together);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse();
        }
    }

    /** Waits until it is worth a commit. @return orders of one kind; none when there will be no more */
    private synchronized List<Order> gathered() throws InterruptedException {
        while (orders.isEmpty() && !closing) {
            wait();
        }
        long end = System.nanoTime() + GATHERING.toNanos();
        for (long left = GATHERING.toMillis(); left > 0 && !enough(); left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        List<Order> together = new ArrayList<>();
        while (!orders.isEmpty()
                && (together.isEmpty()
                        || together.get(0).sharing() == orders.peek().sharing())) {
            together.add(orders.remove());
        }
        hurried = hurried && !orders.isEmpty();
        return together;
    }

    private boolean enough() {
        return closing || hurried || 2 * orders.size() >= workers;
    }

    private synchronized void refuse() {
        closing = true;
        orders.forEach(
                order -> order.filled().completeExceptionally(new IllegalStateException("the clerk was stopped")));
        orders.clear();
    }

    private void fill(List<Order> together) {
        try {
            List<Settlement> answers = new ArrayList<>();
            together.forEach(order -> answers.addAll(order.answers()));
            long began = lease.now();
            Claims.Drawn drawn = claims.settleAndDraw(
                    answers,
                    together.size() * Round.HAND,
                    turn++,
                    together.get(0).sharing());
            Mark mark = new Mark(began, lease.now());
            warn(answers.size() - drawn.entered());
            share(together, drawn.taken(), mark);
        } catch (Throwable fault) {
            together.forEach(order -> order.filled().completeExceptionally(fault));
        }
    }

    static void warn(int late) {
        if (late > 0) {
            LOG.warn("answers that came too late={}: others have claimed those envelopes since", late);
        }
    }

    /** Each gets as many as the others, or one more. */
    private static void share(List<Order> together, Taken taken, Mark mark) {
        List<Envelope> all = taken.envelopes();
        int orders = together.size();
        for (int at = 0; at < orders; at++) {
            List<Envelope> own = all.subList(at * all.size() / orders, (at + 1) * all.size() / orders);
            together.get(at).filled().complete(new Hand(List.copyOf(own), taken.left(), taken.delay(), mark));
        }
    }

    /** Carries out what was ordered, and nothing more. */
    @Override
    public void close() {
        Thread working;
        synchronized (this) {
            closing = true;
            working = thread;
            notifyAll();
        }
        try {
            if (working != null) {
                working.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
