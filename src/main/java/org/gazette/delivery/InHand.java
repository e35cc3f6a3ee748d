package org.gazette.delivery;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a courier surely took and has not surely settled. A commit of which no answer came leaves it in doubt whether more
 * was taken: what stands in the courier's name then, and is not here, is in nobody's hand. Safe for many threads.
 */
final class InHand {
    private final Set<Envelope> held = ConcurrentHashMap.newKeySet();
    /** Taking is shared; who compares with the tables is alone. */
    private final ReadWriteLock taking = new ReentrantReadWriteLock();

    private volatile boolean inDoubt;

    /** @param take a transaction */
    Claims.Drawn take(Supplier<Claims.Drawn> take) {
        taking.readLock().lock();
        try {
            Claims.Drawn drawn = take.get();
            held.addAll(drawn.taken().envelopes());
            return drawn;
        } catch (RuntimeException e) {
            inDoubt = true;
            throw e;
        } finally {
            taking.readLock().unlock();
        }
    }

    void settled(List<Settlement> settlements) {
        settlements.forEach(one -> held.remove(one.envelope()));
    }

    boolean has(Envelope one) {
        return held.contains(one);
    }

    List<Envelope> all() {
        return List.copyOf(held);
    }

    /** @param giveBack makes ready again what stands in the tables and is not among these; asked only when in doubt */
    void compare(Consumer<Set<Envelope>> giveBack) {
        if (!inDoubt) {
            return;
        }
        taking.writeLock().lock();
        try {
            if (inDoubt) {
                giveBack.accept(Set.copyOf(held));
                inDoubt = false;
            }
        } finally {
            taking.writeLock().unlock();
        }
    }
}
