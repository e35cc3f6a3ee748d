-- DELIVERY: what was promised, what was tried, and which relay is in trouble -------------------------------------------

-- audience: how many envelopes were addressed when the mailing was posted, whatever becomes of them; -1 while it is being
-- posted.
alter table mailing add column audience bigint not null default -1;
update mailing set audience = (select count(*) from envelope where envelope.mailing = mailing.id);

-- An attempt that was not the last word: put off, refused when patience was over, or without an answer. Of an envelope that
-- is accepted or refused at once there is none; its row in envelope says all.
-- number: from 1, as envelope.attempts counts. outcome: DEFERRED, UNKNOWN. reply: as envelope.reply.
create table attempt (
    mailing       bigint not null references mailing (id),
    recipient_key text not null,
    number        int not null,
    made_at       bigint not null,
    outcome       text not null check (outcome in ('DEFERRED', 'UNKNOWN')),
    relay         text not null,
    reply         text not null,
    primary key (mailing, recipient_key, number)
);

-- A relay that fails, until it answers again.
-- since_at: when it failed first. until_at: when it is tried next. refuses: 1 when it refuses us, and a person must look.
create table relay_trouble (
    relay    text not null primary key,
    since_at bigint not null,
    until_at bigint not null,
    refuses  int not null,
    reason   text not null
);
