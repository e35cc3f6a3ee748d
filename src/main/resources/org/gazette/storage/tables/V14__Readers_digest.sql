-- READERS' OWN DIGEST: alerts, waves, round-ups and what a pause left out --------------------------------------------

-- alerts: 1 when breaking news is wanted at once, beside what frequency says (which may be ALERTS: nothing else).
-- missed: the first issue (or round-up) that went out while the reader paused; 0 when none did since the last letter.
alter table subscription add column alerts int not null default 0 check (alerts in (0, 1));
alter table subscription add column missed bigint not null default 0;
alter table sign_up add column alerts int not null default 0;

-- A wave of an issue is a mailing of its own, named after the issue and its moment.
-- wave_at: the moment that its readers asked for; 0 for what leaves when it is posted.
-- held:    1 until it is released: nothing of it leaves, whatever the clock says.
alter table mailing add column wave_at bigint not null default 0;
alter table mailing add column held int not null default 0;
-- Which mailing of an issue readers are in who want an hour. zone: as in subscription, '' for that of the newsletter.
create table wave (
    issue      bigint not null references issue (id),
    local_hour int not null,
    zone       text not null,
    mailing    bigint not null references mailing (id),
    primary key (issue, local_hour, zone)
);

create index mailing_held on mailing (wave_at) where held = 1;

-- Stories that the readers of a mailing had ahead of an issue: as an alert, or as the newer lead of a later wave.
create table ahead (
    newsletter text not null,
    story      bigint not null,
    mailing    bigint not null references mailing (id),
    primary key (newsletter, story, mailing)
);

-- Variants of an issue with nothing in it for their readers, and how many these were.
create table nothing_for (
    issue   bigint not null references issue (id),
    variant text not null,
    readers bigint not null,
    primary key (issue, variant)
);
