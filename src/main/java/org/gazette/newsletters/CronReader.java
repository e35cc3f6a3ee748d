package org.gazette.newsletters;

/** Understands cron expressions with seconds, such as {@code 0 30 6 ? * MON-FRI}. */
@FunctionalInterface
public interface CronReader {
    /** @throws IllegalArgumentException when it is no cron expression, or one that never rings; the message says why */
    Rhythm read(String expression);
}
