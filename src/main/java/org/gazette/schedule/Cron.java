package org.gazette.schedule;

import java.text.ParseException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import org.gazette.newsletters.CronReader;
import org.gazette.newsletters.Rhythm;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * Cron expressions as rhythms: {@code second minute hour day-of-month month day-of-week}. They are evaluated on local
 * moments as if these were UTC, so that no change of clocks can skip or repeat one; the cadence finds their place in its
 * zone.
 */
public final class Cron implements CronReader {
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1999, 12, 31, 23, 59, 59);

    @Override
    public Rhythm read(String expression) {
        Rhythm rhythm = new Expression(parsed(expression));
        rhythm.next(LONG_AGO);
        return rhythm;
    }

    private static CronExpression parsed(String expression) {
        if (expression.strip().split("\\s+").length != 6) {
            throw new IllegalArgumentException(
                    "a cron expression has six fields: second minute hour day month weekday");
        }
        try {
            CronExpression cron = new CronExpression(expression);
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return cron;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Quartz makes no promise that an expression may be asked by two threads at once. */
    private record Expression(CronExpression cron) implements Rhythm {
        @Override
        public synchronized LocalDateTime next(LocalDateTime after) {
            @Nullable Date next = cron.getTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC)));
            if (next == null) {
                throw new IllegalArgumentException("«" + cron.getCronExpression() + "» rings on no day after " + after);
            }
            return LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
        }
    }
}
