-- SUBSCRIBERS: what they chose, how they asked, what came back -------------------------------------------------------

-- frequency:   how often letters are wanted; EACH_ISSUE is as the newsletter comes.
-- local_hour:  0 to 23, by the clock of zone, when a letter is wanted; null for the newsletter's own hour.
-- zone:        IANA name; null for that of the newsletter.
-- pause_until: a moment (milliseconds) before which no letter goes out; null when there is no pause.
-- import:      the import that made the row; 0 for none.
alter table subscription add column frequency text not null default 'EACH_ISSUE'
    check (frequency in ('EACH_ISSUE', 'WEEKLY', 'ALERTS'));
alter table subscription add column local_hour int check (local_hour between 0 and 23);
alter table subscription add column zone text;
alter table subscription add column pause_until bigint;
alter table subscription add column import bigint not null default 0;
alter table subscriber add column import bigint not null default 0;

create index subscription_by_import on subscription (import) where import <> 0;
create index subscriber_by_import on subscriber (import) where import <> 0;
create index subscriber_by_hash on subscriber (address_hash);

-- asked_at: when it was asked for, where it was confirmed later (given_at); 0 where both are one.
-- wording:  the version of the words that were agreed to. form: where they stood. network: from where, cut to /24 or /64.
alter table consent add column asked_at bigint not null default 0;
alter table consent add column wording text not null default '';
alter table consent add column form text not null default '';
alter table consent add column network text not null default '';

-- Who asked and has not confirmed. All answers of the form cost one row here, whoever asks; what it leads to is decided
-- afterwards.
-- state:      ASKED (not looked at yet), PENDING (a letter went out), CONFIRMED, REFUSED («it was not me»).
-- fold_hash:  of the address without dots and +tags: for counting letters, never for knowing a reader.
-- newsletters, sections: names and slugs with commas between. hour: -1 for the newsletter's own.
-- replaces:   the subscriber whose address this one shall be; 0 for none.
-- generation: counts letters, each with a token of its own; token_hash: of the newest, '' before the first.
create table sign_up (
    id          ${number},
    address     text not null,
    address_key text not null,
    fold_hash   text not null,
    name        text not null,
    newsletters text not null,
    sections    text not null,
    frequency   text not null,
    hour        int not null,
    zone        text not null,
    language    text not null,
    replaces    bigint not null,
    form        text not null,
    wording     text not null,
    network     text not null,
    asked_at    bigint not null,
    state       text not null check (state in ('ASKED', 'PENDING', 'CONFIRMED', 'REFUSED')),
    generation  int not null,
    token_hash  text not null,
    token_until_at bigint not null,
    settled_at  bigint not null
);

create index sign_up_asked on sign_up (id) where state = 'ASKED';
create unique index sign_up_pending on sign_up (address_key, replaces) where state = 'PENDING';
create index sign_up_by_token on sign_up (token_hash);
create index sign_up_by_time on sign_up (asked_at);

-- Letters that ask for a confirmation, for the limits on them.
create table confirmation (
    id        ${number},
    fold_hash text not null,
    sent_at   bigint not null
);

create index confirmation_by_fold on confirmation (fold_hash, sent_at);
create index confirmation_by_time on confirmation (sent_at);

-- Links that may do more than the one in every letter: mailed when asked for, good once and for a short time.
create table fresh_link (
    id         ${number},
    subscriber bigint not null,
    newsletter text not null,
    token_hash text not null unique,
    made_at    bigint not null,
    until_at   bigint not null,
    used_at    bigint not null
);

create index fresh_link_by_subscriber on fresh_link (subscriber, made_at);
create index fresh_link_by_time on fresh_link (made_at);

-- A file of readers that was brought in. state: RUNNING, DONE, UNDONE. line: the last one that is in the tables.
-- digest: of the file, so that the same one is gone on with.
create table import (
    id          ${number},
    file        text not null,
    digest      text not null,
    newsletter  text not null,
    kind        text not null,
    source      text not null,
    state       text not null check (state in ('RUNNING', 'DONE', 'UNDONE')),
    line        bigint not null,
    added       bigint not null,
    known       bigint not null,
    suppressed  bigint not null,
    faulty      bigint not null,
    started_at  bigint not null,
    ended_at    bigint not null
);

-- A mail that came back, as it came. state: READ, QUARANTINED (nobody knows what it says), IGNORED (nothing to act on).
create table returned (
    id         ${number},
    digest     text not null unique,
    door       text not null,
    recipient  text not null,
    came_at    bigint not null,
    state      text not null check (state in ('READ', 'QUARANTINED', 'IGNORED')),
    reason     text not null,
    raw        ${bytes}
);

create index returned_by_time on returned (came_at);
create index returned_by_state on returned (state, id);

-- What a returned mail says of an address. class: HARD, SOFT, BLOCK, FULL, CONTENT, COMPLAINT.
-- trust: how the address was found: VERP, REPORT, MESSAGE_ID, GUESS. day: of came_at in UTC; one point a day.
create table bounce (
    id           ${number},
    returned     bigint not null,
    address_hash text not null,
    mailing      bigint not null,
    class        text not null,
    status       text not null,
    words        text not null,
    trust        text not null,
    points       int not null,
    day          text not null,
    came_at      bigint not null
);

create index bounce_by_address on bounce (address_hash, came_at);
create index bounce_by_time on bounce (came_at);
