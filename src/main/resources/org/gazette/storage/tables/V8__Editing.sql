-- NEWSLETTERS: what an editor notes ----------------------------------------------------------------------------------

-- seen: the last change of any story (story_change) that was known when the stories of the issue were chosen.
alter table issue add column seen bigint not null default 0;
update issue set seen = (select coalesce(max(number), 0) from story_change);

-- let_go: 1 when the slot was skipped and its stories were let go: the next window begins at its to_at. seen: as in issue.
alter table slot add column let_go int not null default 0;
alter table slot add column to_at bigint not null default 0;
alter table slot add column seen bigint not null default 0;

-- updated: 1 when an earlier issue carried the story and it was updated since. also_in: other sections in which the same
-- was told, a line each: its slug, a blank, its name.
alter table issue_story add column updated int not null default 0;
alter table issue_story add column also_in text not null default '';

-- What an issue tells of stories that earlier ones carried. revision: the one that corrected it or took it back.
create table issue_notice (
    issue    bigint not null references issue (id),
    position int not null,
    story    bigint not null,
    revision int not null,
    kind     text not null check (kind in ('CORRECTION', 'RETRACTION')),
    primary key (issue, story, revision)
);

create index issue_notice_by_story on issue_notice (story);
create index story_change_by_story on story_change (story, number);

-- The draft of an issue, on which editors work before its hour. window: as in issue. state: OPEN, APPROVED, HELD (its
-- hour came, and it was not approved).
create table draft (
    newsletter text not null,
    slot_date  text not null,
    due_at     bigint not null,
    from_at    bigint not null,
    to_at      bigint not null,
    seen       bigint not null,
    made_at    bigint not null,
    state      text not null check (state in ('OPEN', 'APPROVED', 'HELD')),
    primary key (newsletter, slot_date)
);

-- The stories of a draft in printing order, the lead first. section: the slug that the story stands under.
create table draft_story (
    newsletter text not null,
    slot_date  text not null,
    position   int not null,
    story      bigint not null,
    section    text not null,
    updated    int not null,
    also_in    text not null,
    primary key (newsletter, slot_date, story)
);
