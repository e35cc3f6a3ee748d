-- TELLINGS -----------------------------------------------------------------------------------------------------------

-- The last part of the path. handed_in: a hash of the copy as its origin handed it in last; empty when that was before
-- hashes were kept.
alter table story add column slug text not null default '';
alter table story add column handed_in text not null default '';
update story set slug = substr(path, 12);
create index story_by_slug on story (slug, state, published_at);

-- The last significant change of the story as it was known at the revision: its moment, and the revision that made it.
alter table revision add column significant int not null default 1;
update revision set significant = (
    select max(known.revision) from revision known
    where known.story = revision.story and known.revision <= revision.revision and known.kind <> 'TYPO');
alter table revision add column updated_at bigint not null default 0;
update revision set updated_at = (
    select max(case when known.kind in ('FIRST', 'TYPO') or known.made_at < story.published_at
                    then story.published_at else known.made_at end)
    from revision known join story on story.number = known.story
    where known.story = revision.story and known.revision <= revision.revision);
update revision set updated_at = (select story.updated_at from story where story.number = revision.story)
where exists (select 1 from story where story.number = revision.story and story.revision = revision.revision);

-- What changed, in the order of commits. labels: their names, a line each.
create table story_change (
    number bigint not null primary key,
    story  bigint not null references story (number),
    labels text not null
);

-- Each label as readers find it: kind ALL (slug empty), SECTION, TAG, AUTHOR, FEED.
-- stories: how many it has now. volume: the number of the newest; turns and weight: what that holds.
-- changes: how many changes it was part of; those of ALL number the changes. rhythm: milliseconds between turns, of late.
create table listing (
    kind      text not null,
    slug      text not null,
    name      text not null,
    stories   bigint not null,
    volume    int not null,
    turns     int not null,
    weight    bigint not null,
    changes   bigint not null,
    turned_at bigint not null,
    rhythm    bigint not null,
    primary key (kind, slug)
);

-- What was told under a label: a story that came, changed or was taken back (taken_back = 1).
create table turn (
    kind       text not null,
    slug       text not null,
    volume     int not null,
    position   int not null,
    story      bigint not null references story (number),
    revision   int not null,
    taken_back int not null,
    primary key (kind, slug, volume, position)
);

-- Also-read references that no story answers to yet. slug: of the story meant; empty for a story from before references
-- were resolved. wanted: all of the story's also-read pieces as they were handed in (JSON).
create table open_reference (
    slug   text not null,
    story  bigint not null references story (number),
    wanted text not null,
    primary key (slug, story)
);

create index open_reference_by_story on open_reference (story);

-- Feeds of the newsroom's own, as the stories were sorted by them last (JSON).
create table selection (
    name       text not null primary key,
    definition text not null
);

-- The stories of before are told in the order of their appearance, thirty to a volume.
insert into turn (kind, slug, volume, position, story, revision, taken_back)
select kind, slug, (place - 1) / 30 + 1, (place - 1) % 30 + 1, story, revision, 0
from (select story_label.kind, story_label.slug, story_label.story, story.revision,
             row_number() over (partition by story_label.kind, story_label.slug
                                order by story_label.published_at) as place
      from story_label join story on story.number = story_label.story) told;

insert into turn (kind, slug, volume, position, story, revision, taken_back)
select 'ALL', '', (place - 1) / 30 + 1, (place - 1) % 30 + 1, number, revision, taken_back
from (select number, revision, case state when 'RETRACTED' then 1 else 0 end as taken_back,
             row_number() over (order by case state when 'RETRACTED' then updated_at else published_at end, number)
                 as place
      from story where state <> 'WAITING') told;

insert into listing (kind, slug, name, stories, volume, turns, weight, changes, turned_at, rhythm)
select kind, slug,
       (select name from story_label newest
        where newest.kind = story_label.kind and newest.slug = story_label.slug
        order by newest.published_at desc limit 1),
       count(*), 1, 0, 0, 0, max(published_at),
       case when count(*) > 1 then (max(published_at) - min(published_at)) / (count(*) - 1) else 0 end
from story_label group by kind, slug;

insert into listing (kind, slug, name, stories, volume, turns, weight, changes, turned_at, rhythm)
select 'ALL', '', '', count(*), 1, 0, 0, 0, coalesce(max(published_at), 0),
       case when count(*) > 1 then (max(published_at) - min(published_at)) / (count(*) - 1) else 0 end
from story where state = 'PUBLISHED';

update listing set volume = coalesce(
    (select max(turn.volume) from turn where turn.kind = listing.kind and turn.slug = listing.slug), 1);
update listing set
    turns = (select count(*) from turn
             where turn.kind = listing.kind and turn.slug = listing.slug and turn.volume = listing.volume),
    weight = coalesce((
        select sum(length(revision.body) + 1000)
        from turn join revision on revision.story = turn.story and revision.revision = turn.revision
        where turn.kind = listing.kind and turn.slug = listing.slug and turn.volume = listing.volume), 0);

insert into open_reference (slug, story, wanted)
select '', story.number, revision.also_read
from story join revision on revision.story = story.number and revision.revision = story.revision
where revision.also_read <> '[]' and story.state <> 'RETRACTED';

drop table touched;
