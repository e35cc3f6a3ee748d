-- Feeds of the newsroom's own: how far the stories that were there before are sorted by a definition.
-- sorted_at: by it are those published until then; 9223372036854775807 for all. New stories are sorted as they are filed.
alter table selection add column sorted_at bigint not null default 0;
