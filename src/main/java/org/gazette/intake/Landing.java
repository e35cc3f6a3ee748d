package org.gazette.intake;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One piece of work at a time on a thread of its own, while the next one is made ready: rows are written while the file is
 * read on. Whoever hands in a piece waits for the one before and takes its answer.
 */
final class Landing<T> implements AutoCloseable {
    private final ExecutorService hand = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    });
    private final Consumer<T> eachAnswer;
    private Optional<Future<T>> inHand = Optional.empty();

    /** @param eachAnswer is told on the thread that hands in, in the order of the pieces */
    Landing(Consumer<T> eachAnswer) {
        this.eachAnswer = eachAnswer;
    }

    void next(Supplier<T> piece) {
        settle();
        inHand = Optional.of(hand.submit(piece::get));
    }

    /** Waits until nothing is in hand. What failed there is thrown here. */
    void settle() {
        Optional<Future<T>> before = inHand;
        inHand = Optional.empty();
        before.ifPresent(one -> eachAnswer.accept(answer(one)));
    }

    private T answer(Future<T> piece) {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted: the same file goes on where it was", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What is in hand is finished, and its answer dropped. */
    @Override
    public void close() {
        hand.shutdown();
        boolean interrupted = false;
        while (!hand.isTerminated()) {
            try {
                hand.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
