package org.gazette.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What a worker asks of the {@link Clerk}: to enter answers, and to draw letters.
 *
 * @param sharing whether those that any relay may carry are among them
 */
record Order(List<Settlement> answers, boolean sharing, CompletableFuture<Hand> filled) {
    static Order of(List<Settlement> answers, boolean sharing) {
        return new Order(List.copyOf(answers), sharing, new CompletableFuture<>());
    }

    boolean isOver() {
        return filled.isDone();
    }

    /** Waits for what was drawn, or fails with what the database said. */
    Hand hand() {
        try {
            return filled.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
