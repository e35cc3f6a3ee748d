-- What of the feeds was not published as it should have been, and why; a row goes when it is mended.
-- place: the path of a document, of which the last good one stays; or an entry and a format, which feeds go without.
create table feed_fault (
    place text not null primary key,
    fault text not null,
    since_at bigint not null
);
