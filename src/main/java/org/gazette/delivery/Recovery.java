package org.gazette.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts right what dead couriers, called-off mailings and spent patience left behind. Doing it again changes nothing. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private static final String STOPPED = "the courier stopped before it heard an answer";

    private final Database database;
    private final Clock clock;

    Recovery(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void run() {
        database.run(handle -> {
            Instant lapsed = database.now(handle);
            Instant now = clock.instant();
            int ready = free(handle, lapsed);
            int unknown = doubt(handle, lapsed, now);
            resend(handle, now);
            hold(handle, now);
            Withdrawals.settle(handle, now);
            int cancelled = cancel(handle, now);
            int over = giveUp(handle, now);
            forget(handle, lapsed);
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
        Attempts.doubt(handle, STOPPED, lapsed, now);
        return handle.createUpdate("""
                        update envelope set state = 'UNKNOWN', owner = '', lease_at = 0, attempts = attempts + 1,
                            unknowns = unknowns + 1, reply = :stopped,
                            next_at = case when mailing in (select id from mailing where evidence = 1)
                                then :later else :now end,
                            settled_at = case when mailing in (
                                    select id from mailing where policy = 'HOLD' and evidence = 0)
                                then :now else 0 end
                        where state in ('CLAIMED', 'SENDING') and state = 'SENDING' and lease_at <= :lapsed
                        """)
                .bind("stopped", STOPPED)
                .bind("lapsed", lapsed)
                .bind("now", now)
                .bind("later", now.plus(Evidence.PATIENCE))
                .execute();
    }

    /** The policy RESEND: what is unknown and not settled for good is offered again, once evidence had its time. */
    static void resend(Handle handle, Instant now) {
        handle.createUpdate("""
                        update envelope set state = 'READY'
                        where state = 'UNKNOWN' and settled_at = 0
                            and (mailing in (select id from mailing where policy = 'RESEND' and state = 'RUNNING'
                                    and evidence = 0)
                                or next_at <= :now
                                    and mailing in (select id from mailing where policy = 'RESEND' and state = 'RUNNING'))
                        """).bind("now", now).execute();
    }

    /** The policy HOLD, once evidence had its time. */
    private static void hold(Handle handle, Instant now) {
        handle.createUpdate("""
                        update envelope set settled_at = :now
                        where state = 'UNKNOWN' and settled_at = 0 and next_at <= :now
                            and mailing in (select id from mailing where policy = 'HOLD')
                        """).bind("now", now).execute();
    }

    /** What a cancelled mailing did not send in time is not sent. */
    static int cancel(Handle handle, Instant now) {
        return end(handle, now, """
                reply = case when unknowns > 0 then reply else 'the mailing was cancelled' end,
                state = case when unknowns > 0 then 'UNKNOWN' else 'SUPPRESSED' end
                """, "select id from mailing where state = 'CANCELLED'");
    }

    /** What waited longer than its mailing lives: refused if it was ever tried, unknown if a copy may have arrived. */
    private static int giveUp(Handle handle, Instant now) {
        return end(handle, now, """
                reply = case when reply = '' then 'patience over: it was never offered' else 'patience over: ' || reply end,
                state = case when unknowns > 0 then 'UNKNOWN' when attempts > 0 then 'REFUSED' else 'SUPPRESSED' end
                """, "select id from mailing where state = 'RUNNING' and give_up_at <= :now");
    }

    /** Settles what waits of some mailings: state by state, since each has an index of its own. */
    private static int end(Handle handle, Instant now, String fate, String mailings) {
        int ended = 0;
        for (String waiting : List.of("'READY'", "'DEFERRED'", "'UNKNOWN' and settled_at = 0")) {
            ended += handle.createUpdate("update envelope set settled_at = :now, " + fate + " where state = " + waiting
                            + " and mailing in (" + mailings + ")")
                    .bind("now", now)
                    .execute();
        }
        return ended;
    }

    /** Paces that hold nothing back any more are full allowances, as those that were never written. */
    private static void forget(Handle handle, Instant there) {
        handle.createUpdate("""
                        delete from pace where domain <> '' and open_at <= :now and full_nanos <= :nanos and slowed_at <= :long
                        """)
                .bind("now", there)
                .bind("nanos", Lane.nanos(there))
                .bind("long", there.minus(Slowdown.FORGOTTEN))
                .execute();
    }
}
