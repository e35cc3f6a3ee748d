package org.gazette.web;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Notes on their way from the threads that answer to the one that counts: a ring of fixed size, without a lock. When it is
 * full, notes are dropped and counted.
 */
final class NoteRing {
    private static final int SIZE = 1 << 15;

    private final AtomicReferenceArray<Note> notes = new AtomicReferenceArray<>(SIZE);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    /** A feed was asked for. */
    record Note(String path, long client, String agent, int status) {}

    void offer(String path, long client, String agent, int status) {
        long at;
        do {
            at = written.get();
            if (at - taken.get() >= SIZE) {
                dropped.increment();
                return;
            }
        } while (!written.compareAndSet(at, at + 1));
        notes.setRelease((int) at & (SIZE - 1), new Note(path, client, agent, status));
    }

    /** For one thread. It ends at a note that is not written to its end yet. */
    void drain(Consumer<Note> each) {
        while (true) {
            int at = (int) taken.get() & (SIZE - 1);
            Note note = notes.getAcquire(at);
            if (note == null) {
                return;
            }
            notes.setRelease(at, null);
            taken.lazySet(taken.get() + 1);
            each.accept(note);
        }
    }

    long dropped() {
        return dropped.sum();
    }
}
