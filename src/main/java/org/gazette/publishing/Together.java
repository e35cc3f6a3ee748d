package org.gazette.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/** Work that is done at the same time. */
final class Together {
    private Together() {}

    /**
     * Does all of it on all cores, and returns when nothing of it goes on any more, also where some of it failed.
     *
     * @throws RuntimeException as one of those that failed threw it
     */
    static void run(Runnable... works) {
        List<ForkJoinTask<?>> begun = new ArrayList<>();
        for (Runnable work : works) {
            begun.add(0, ForkJoinTask.adapt(work).fork());
        }
        // the last one first: what nobody has begun this thread does itself
        begun.forEach(ForkJoinTask::quietlyJoin);
        begun.forEach(ForkJoinTask::join);
    }
}
