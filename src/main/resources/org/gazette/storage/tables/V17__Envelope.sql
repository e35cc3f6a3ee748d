-- DELIVERY: what each letter costs in the ledger ----------------------------------------------------------------------

-- The table envelope anew, with the same rows and meanings, since a letter's row is written three times:
-- place: where the row lies, for a file that is read by no server; elsewhere 0.
-- The states are compared one by one: SQLite would build a list anew for each row that is written.
create table envelope_17 (
    place      ${place},
    mailing    bigint not null references mailing (id),
    recipient  text not null,
    recipient_key text not null,
    domain     text not null default '',
    subscriber bigint not null,
    letter     bigint not null references letter (id),
    name       text not null,
    state      text not null check (
        state = 'ACCEPTED' or state = 'SENDING' or state = 'CLAIMED' or state = 'READY'
        or state = 'DEFERRED' or state = 'REFUSED' or state = 'UNKNOWN' or state = 'SUPPRESSED'),
    epoch      bigint not null,
    owner      text not null,
    lease_at   bigint not null,
    relay      text not null default '',
    attempts   int not null,
    unknowns   int not null default 0,
    next_at    bigint not null,
    dated_at   bigint not null,
    settled_at bigint not null,
    reply      text not null,
    unique (mailing, recipient_key)
);

insert into envelope_17 (mailing, recipient, recipient_key, domain, subscriber, letter, name, state, epoch, owner,
    lease_at, relay, attempts, unknowns, next_at, dated_at, settled_at, reply)
select mailing, recipient, recipient_key, domain, subscriber, letter, name, state, epoch, owner,
    lease_at, relay, attempts, unknowns, next_at, dated_at, settled_at, reply from envelope;

drop table envelope;
alter table envelope_17 rename to envelope;

create index envelope_by_recipient on envelope (recipient_key);
create index envelope_ready on envelope (mailing, domain, next_at) where state = 'READY';
create index envelope_deferred on envelope (mailing, next_at) where state = 'DEFERRED';
create index envelope_doubted on envelope (mailing, next_at) where state = 'UNKNOWN' and settled_at = 0;

-- What couriers have in hand is little at any time. The lease is not part of this index, since each mark would move it.
create index envelope_in_hand on envelope (owner) where state in ('CLAIMED', 'SENDING');
