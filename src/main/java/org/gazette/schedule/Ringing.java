package org.gazette.schedule;

import java.util.function.Consumer;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One ring: it says which newsletter's alarm went off, and no more. */
final class Ringing implements Job {
    private final Consumer<String> answer;

    Ringing(Consumer<String> answer) {
        this.answer = answer;
    }

    @Override
    public void execute(JobExecutionContext context) {
        answer.accept(context.getJobDetail().getKey().getName());
    }
}
