package org.gazette.delivery;

import java.time.Clock;
import java.time.Instant;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts right what dead couriers, called-off mailings and spent patience left behind. Doing it again changes nothing. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Database database;
    private final Clock clock;

    Recovery(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void run() {
        database.run(handle -> {
            Instant lapsed = database.now(handle);
            int ready = free(handle, lapsed);
            int unknown = doubt(handle, lapsed, clock.instant());
            resend(handle);
            int cancelled = cancel(handle, clock.instant());
            int over = giveUp(handle, clock.instant());
            if (ready + unknown + cancelled + over > 0) {
                LOG.warn("recovered: ready={} unknown={} cancelled={} given-up={}", ready, unknown, cancelled, over);
            }
        });
    }

    /** What was only claimed is ready again: nothing was said about it. */
    private static int free(Handle handle, Instant lapsed) {
        return handle.createUpdate("""
                        update envelope set state = 'READY', owner = '', lease_at = 0
                        where state in ('CLAIMED', 'SENDING') and state = 'CLAIMED' and lease_at <= :lapsed
                        """).bind("lapsed", lapsed).execute();
    }

    /** What was being sent may have arrived. */
    private static int doubt(Handle handle, Instant lapsed, Instant now) {
        return handle.createUpdate("""
                        update envelope set state = 'UNKNOWN', owner = '', lease_at = 0, attempts = attempts + 1,
                            unknowns = unknowns + 1, next_at = :now, reply = 'the courier stopped before it heard an answer',
                            settled_at = case when mailing in (select id from mailing where policy = 'HOLD')
                                then :now else 0 end
                        where state in ('CLAIMED', 'SENDING') and state = 'SENDING' and lease_at <= :lapsed
                        """).bind("lapsed", lapsed).bind("now", now).execute();
    }

    /** The policy RESEND: what is unknown and not settled for good is offered again. */
    static void resend(Handle handle) {
        handle.execute("""
                update envelope set state = 'READY'
                where state = 'UNKNOWN' and settled_at = 0
                    and mailing in (select id from mailing where policy = 'RESEND' and state = 'RUNNING')
                """);
    }

    /** What a cancelled mailing did not send in time is not sent. */
    static int cancel(Handle handle, Instant now) {
        return handle.createUpdate("""
                        update envelope set state = 'SUPPRESSED', settled_at = :now, reply = 'the mailing was cancelled'
                        where state in ('READY', 'DEFERRED') and unknowns = 0
                            and mailing in (select id from mailing where state = 'CANCELLED')
                        """).bind("now", now).execute()
                + handle.createUpdate("""
                        update envelope set state = 'UNKNOWN', settled_at = :now
                        where state in ('READY', 'DEFERRED') and unknowns > 0
                            and mailing in (select id from mailing where state = 'CANCELLED')
                        """).bind("now", now).execute();
    }

    /** What waited longer than its mailing lives: refused if it was ever tried, unknown if a copy may have arrived. */
    private static int giveUp(Handle handle, Instant now) {
        return handle.createUpdate("""
                        update envelope set settled_at = :now, reply = 'given up, the time of the mailing is over: ' || reply,
                            state = case when unknowns > 0 then 'UNKNOWN' when attempts > 0 then 'REFUSED'
                                else 'SUPPRESSED' end
                        where state in ('READY', 'DEFERRED')
                            and mailing in (select id from mailing where state = 'RUNNING' and give_up_at <= :now)
                        """).bind("now", now).execute();
    }
}
