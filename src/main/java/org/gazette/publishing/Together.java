package org.gazette.publishing;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Work that is done at the same time. */
final class Together {
    private Together() {}

    /**
     * Does all of it on all cores, and returns when nothing of it goes on any more, also where some of it failed.
     *
     * @throws RuntimeException as one of those that failed threw it
     */
    static void run(Runnable... works) {
        Deque<ForkJoinTask<?>> begun = new ArrayDeque<>();
        for (Runnable work : works) {
            begun.addFirst(ForkJoinTask.adapt(work).fork());
        }
        // the last one first: what nobody has begun this thread does itself
        begun.forEach(ForkJoinTask::quietlyJoin);
        begun.forEach(ForkJoinTask::join);
    }

    /** Does it with each, in the same way; once one has failed no more is begun. */
    static <T> void each(Collection<T> all, Consumer<T> work) {
        AtomicBoolean failed = new AtomicBoolean();
        Consumer<T> attempt = one -> {
            try {
                work.accept(one);
            } catch (RuntimeException | Error e) {
                failed.set(true);
                throw e;
            }
        };
        run(all.stream()
                .map(one -> (Runnable) () -> {
                    if (!failed.get()) {
                        attempt.accept(one);
                    }
                })
                .toArray(Runnable[]::new));
    }
}
