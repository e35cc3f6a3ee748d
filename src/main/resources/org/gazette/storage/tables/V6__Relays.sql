-- DELIVERY: several relays, each at its own pace ---------------------------------------------------------------------

-- domain: that of recipient_key, so that a slow one can be passed over; relay: the name of the relay that it was last
-- given to, '' before.
alter table envelope add column domain text not null default '';
alter table envelope add column relay text not null default '';

update envelope set domain = substr(recipient_key,
    length(rtrim(recipient_key, 'abcdefghijklmnopqrstuvwxyz0123456789.-')) + 1);

-- evidence: 1 when an envelope of which nobody knows whether it arrived waits for evidence before its policy applies.
alter table mailing add column evidence int not null default 0;

-- What waits, and nothing else: an envelope that is on its way or settled is in none of these.
drop index envelope_due;
create index envelope_ready on envelope (mailing, domain, next_at) where state = 'READY';
create index envelope_deferred on envelope (mailing, next_at) where state = 'DEFERRED';
create index envelope_doubted on envelope (mailing, next_at) where state = 'UNKNOWN' and settled_at = 0;

-- How fast mail may go to a relay (domain '') or by it to one mail domain. Where there is no row, nothing holds it back.
-- The times are those of the database's clock, so that all nodes share them.
-- full_nanos: when all of the allowance is there again, in nanoseconds since 1970
-- level:      how far the domain is slowed down because it asked for it; 0 is not at all
-- slowed_at:  when it last asked
-- open_at:    nothing is offered before
create table pace (
    relay      text not null,
    domain     text not null,
    full_nanos bigint not null,
    level      int not null,
    slowed_at  bigint not null,
    open_at    bigint not null,
    primary key (relay, domain)
);

create index pace_slow on pace (relay) where level > 0;
create index pace_shut on pace (relay, open_at);

-- How many letters a relay that is being warmed up was given on a day of the paper's zone.
create table warm_up (
    relay text not null,
    day   text not null,
    given int not null,
    primary key (relay, day)
);
