package org.gazette.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of many threads that share their commits, where a database lets one writer in at a time: while one commit
 * waits for the disk, those that come meanwhile gather, and the next one takes them all. Each has a savepoint of its own,
 * so that one which fails undoes nothing of the others. Safe for many threads; none may wait for another from within.
 */
final class SharedCommits {
    private static final String OWN = "own";

    private final Jdbi jdbi;
    private final Deque<Ticket<?, ?>> waiting = new ArrayDeque<>();
    private boolean led;

    SharedCommits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Runs one transaction. It is durable when this returns. */
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        Ticket<T, X> ticket = new Ticket<>(work);
        boolean first;
        synchronized (this) {
            waiting.add(ticket);
            first = !led;
            led = true;
        }
        if (first || ticket.mustLead()) {
            lead();
        }
        return ticket.answer();
    }

    /** Commits all that wait, this thread's own among them, and tells the first of those that came since to go on. */
    private void lead() {
        List<Ticket<?, ?>> together;
        synchronized (this) {
            together = new ArrayList<>(waiting);
            waiting.clear();
        }
        try {
            jdbi.useTransaction(handle -> run(handle, together));
        } catch (Throwable fault) {
            together.forEach(ticket -> ticket.fail(fault));
        }
        Ticket<?, ?> next;
        synchronized (this) {
            next = waiting.peek();
            led = next != null;
        }
        if (next != null) {
            next.lead();
        }
        together.forEach(Ticket::end);
    }

    private static void run(Handle handle, List<Ticket<?, ?>> together) throws Exception {
        if (together.size() == 1) {
            together.get(0).work(handle);
            return;
        }
        for (Ticket<?, ?> ticket : together) {
            ticket.workApart(handle);
        }
    }

    /** One thread's transaction, and what came of it. */
    private static final class Ticket<T, X extends Exception> {
        private final HandleCallback<T, X> work;
        private @Nullable T result;
        private @Nullable Throwable fault;
        private boolean leads;
        private boolean over;

        Ticket(HandleCallback<T, X> work) {
            this.work = work;
        }

        void work(Handle handle) throws X {
            result = work.withHandle(handle);
        }

        /** A fault undoes its own part, and nothing of the others'. */
        void workApart(Handle handle) {
            handle.savepoint(OWN);
            try {
                work(handle);
            } catch (Throwable e) {
                fault = e;
                handle.rollbackToSavepoint(OWN); // which forgets it
                return;
            }
            handle.releaseSavepoint(OWN);
        }

        synchronized void fail(Throwable e) {
            fault = fault == null ? e : fault;
        }

        synchronized void lead() {
            leads = true;
            notifyAll();
        }

        synchronized void end() {
            over = true;
            notifyAll();
        }

        /** Waits until it is over. @return whether this thread must go and do it instead */
        synchronized boolean mustLead() {
            boolean interrupted = false;
            while (!leads && !over) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return leads && !over;
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // the work throws X or what is unchecked, and its answer is a T
        synchronized T answer() throws X {
            if (fault instanceof Error error) {
                throw error;
            }
            if (fault instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (fault != null) {
                throw (X) fault;
            }
            return result;
        }
    }
}
