-- READERS: who was suppressed while a letter was under way, and how often a link was followed ------------------------

-- Addresses that were suppressed while a courier had a letter to them in hand; a note goes when nothing is in hand any more.
create table withdrawal (
    recipient_key text not null primary key,
    reason        text not null,
    noted_at      bigint not null
);

-- Where the counted links of an issue lead, as it was set: number is what stands in the link. story: its number; 0 for
-- what is no story. target: the address, which nothing in a request can change.
create table counted_link (
    issue  bigint not null references issue (id),
    number int not null,
    story  bigint not null,
    target text not null,
    primary key (issue, number)
);

-- How often each was followed, by people and by machines, a row a day. Nobody is in it.
create table click (
    issue    bigint not null,
    number   int not null,
    day      text not null,
    people   bigint not null,
    machines bigint not null,
    primary key (issue, number, day)
);

-- The log of attempts is kept for a time.
create index attempt_by_time on attempt (made_at);
