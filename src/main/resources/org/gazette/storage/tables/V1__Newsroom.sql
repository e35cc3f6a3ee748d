-- Instants are milliseconds since 1970 in UTC (columns in _at); dates are texts such as 2020-11-16.
-- ${bytes} and ${number} are put in for the database at hand.

create table secret (
    purpose text not null,
    key_id  text not null,
    bytes   ${bytes} not null,
    primary key (purpose, key_id)
);

-- STORIES ----------------------------------------------------------------------------------------------------------

-- One published piece under a permanent id. Its words stand in revision; these columns are what it is found by.
-- state: WAITING (its hour has not come), PUBLISHED, RETRACTED.
-- dated_at is the date as handed in; published_at is the same moved on by whole seconds until no other story has it,
-- since feeds order and mark entries by it.
create table story (
    number       ${number},
    id           text not null unique,
    origin       text not null unique,
    path         text not null unique,
    state        text not null check (state in ('WAITING', 'PUBLISHED', 'RETRACTED')),
    dated_at     bigint not null,
    published_at bigint not null unique,
    updated_at   bigint not null,
    revision     int not null
);

create index story_by_time on story (state, published_at);
create index story_by_update on story (updated_at);

-- What a story said, from the first to the last time it was handed in. Lists are JSON.
-- kind: FIRST, TYPO, UPDATE, CORRECTION, RETRACTION.
create table revision (
    story      bigint not null references story (number),
    revision   int not null,
    kind       text not null check (kind in ('FIRST', 'TYPO', 'UPDATE', 'CORRECTION', 'RETRACTION')),
    made_at    bigint not null,
    note       text not null,
    headline   text not null,
    standfirst text not null,
    attribution text not null,
    body       text not null,
    language   text not null,
    agency     text not null,
    words      int not null,
    bylines    text not null,
    picture    text not null,
    sections   text not null,
    tags       text not null,
    also_read  text not null,
    primary key (story, revision)
);

-- How published stories are found: kind SECTION, TAG, AUTHOR.
create table story_label (
    kind         text not null,
    slug         text not null,
    published_at bigint not null,
    story        bigint not null references story (number),
    position     int not null,
    name         text not null,
    primary key (kind, slug, published_at, story)
);

create index story_label_by_story on story_label (story);

-- How often anything under a label has changed: what is built from it is stale when this moved. label: all, section/world.
create table touched (
    label   text not null primary key,
    version bigint not null
);

-- Drafts that could not be published, and why. A draft that is mended leaves this table.
create table set_aside (
    origin    text not null primary key,
    line      int not null,
    reason    text not null,
    set_aside_at bigint not null
);

-- NEWSLETTERS ------------------------------------------------------------------------------------------------------

-- Newsletters that a timetable watches over, and since when: no slot before that moment was missed.
create table newsletter (
    name       text not null primary key,
    watched_at bigint not null
);

-- One due moment of a newsletter. The key is what makes a ring that comes twice harmless.
-- state: OPEN (being made), ISSUED, SKIPPED (the reason says why). recorded_at: when it came to that.
create table slot (
    newsletter text not null,
    slot_date  text not null,
    due_at     bigint not null,
    state      text not null check (state in ('OPEN', 'ISSUED', 'SKIPPED')),
    reason     text not null,
    recorded_at bigint not null,
    primary key (newsletter, slot_date)
);

-- One numbered number. window: stories published after from_at, up to and including to_at.
-- state: SET (being made), POSTED (all its envelopes are in the outbox), CANCELLED.
-- opened_at: the due moment that it was opened for, its place between the stories.
create table issue (
    id         ${number},
    newsletter text not null,
    slot_date  text not null,
    number     int not null,
    title      text not null,
    lead       bigint not null,
    state      text not null check (state in ('SET', 'POSTED', 'CANCELLED')),
    from_at    bigint not null,
    to_at      bigint not null,
    opened_at  bigint not null,
    minutes    int not null,
    unique (newsletter, slot_date),
    unique (newsletter, number)
);

create index issue_by_time on issue (opened_at);

-- What an issue carried, in its order, at which revision.
create table issue_story (
    issue    bigint not null references issue (id),
    position int not null,
    story    bigint not null,
    revision int not null,
    section  text not null,
    primary key (issue, story)
);

create index issue_story_by_story on issue_story (story);

-- An issue set in type. variant '' is the one of the archive: every section, the newsletter's language.
create table edition (
    issue     bigint not null references issue (id),
    variant   text not null,
    language  text not null,
    subject   text not null,
    preheader text not null,
    html      text not null,
    plain     text not null,
    primary key (issue, variant)
);

-- SUBSCRIBERS ------------------------------------------------------------------------------------------------------

-- address_key: what two spellings of an address have in common. address_hash: what suppression knows it by.
create table subscriber (
    id          ${number},
    address     text not null,
    address_key text not null unique,
    address_hash text not null,
    name        text not null,
    joined_at   bigint not null
);

-- state: ACTIVE, LEFT. sections: slugs in order with commas between, '' for all.
create table subscription (
    newsletter text not null,
    subscriber bigint not null references subscriber (id),
    state      text not null check (state in ('ACTIVE', 'LEFT')),
    sections   text not null,
    language   text not null,
    primary key (newsletter, subscriber)
);

create index subscription_by_subscriber on subscription (subscriber);

-- What was asked for and answered, never changed: SUBSCRIBED, LEFT; source says by which door.
create table consent (
    id         ${number},
    subscriber bigint not null references subscriber (id),
    newsletter text not null,
    act        text not null,
    source     text not null,
    given_at   bigint not null
);

create index consent_by_subscriber on consent (subscriber);

-- DELIVERY ---------------------------------------------------------------------------------------------------------

-- Who must not be mailed, and why, keyed by a hash of the address so that it outlives the subscriber.
create table suppression (
    address_hash text not null primary key,
    reason       text not null,
    suppressed_at bigint not null
);

-- A mailing is what one issue sends: the name its envelopes share.
-- name: newsletter and date, such as daily/2020-11-16. state: RUNNING, PAUSED (the reason says why), CANCELLED.
-- policy: what becomes of an envelope of which nobody knows whether it arrived: RESEND or HOLD.
-- give_up_at: when its time to live is over; what still waits then is given up.
create table mailing (
    id        ${number},
    name      text not null unique,
    newsletter text not null,
    state     text not null check (state in ('RUNNING', 'PAUSED', 'CANCELLED')),
    reason    text not null,
    policy    text not null check (policy in ('RESEND', 'HOLD')),
    posted_at bigint not null,
    give_up_at bigint not null
);

create index mailing_alive on mailing (state, give_up_at);

-- An edition as mail, stored once: the bytes between the slots that each reader fills.
-- variant: as in edition. sender: Name <address>, or the address alone.
create table letter (
    id        ${number},
    mailing   bigint not null references mailing (id),
    variant   text not null,
    sender    text not null,
    subject   text not null,
    template  ${bytes} not null,
    unique (mailing, variant)
);

-- One letter to one address. The key holds that an address gets a mailing once. The states are drawn in Outbox.
-- Who posts inserts READY (or SUPPRESSED, with settled_at = now and the reason in reply), epoch 0, owner '', lease_at 0,
-- attempts 0, next_at = now, dated_at 0, settled_at 0 and reply ''; from then on only the courier writes.
-- recipient:     the address as the reader gave it, for the envelope and To
-- recipient_key: the same as EmailAddress.key() has it (subscriber.address_key)
-- subscriber:    whom the way out names; name: how the reader is greeted, may be ''
-- epoch:         counts claims; every later write names the epoch that it believes in
-- owner:         the courier that has it in hand (CLAIMED, SENDING), else ''
-- lease_at:      until when, by the clock of the database; 0 when in nobody's hand
-- attempts:      conversations that ended in a word about this recipient, or in silence after the body
-- unknowns:      how many of them ended in silence: so many copies may have arrived unseen
-- next_at:       not to be offered before
-- dated_at:      the Date of the letter, set when it is first offered and then kept; 0 before
-- settled_at:    when its fate became final; 0 while it waits
-- reply:         what the relay said last, or what happened instead
create table envelope (
    mailing    bigint not null references mailing (id),
    recipient  text not null,
    recipient_key text not null,
    subscriber bigint not null,
    letter     bigint not null references letter (id),
    name       text not null,
    state      text not null check (state in
        ('READY', 'CLAIMED', 'SENDING', 'ACCEPTED', 'DEFERRED', 'REFUSED', 'SUPPRESSED', 'UNKNOWN')),
    epoch      bigint not null,
    owner      text not null,
    lease_at   bigint not null,
    attempts   int not null,
    unknowns   int not null default 0,
    next_at    bigint not null,
    dated_at   bigint not null,
    settled_at bigint not null,
    reply      text not null,
    primary key (mailing, recipient_key)
);

create index envelope_due on envelope (mailing, state, next_at);
create index envelope_in_hand on envelope (owner, lease_at) where state in ('CLAIMED', 'SENDING');
create index envelope_by_recipient on envelope (recipient_key);
