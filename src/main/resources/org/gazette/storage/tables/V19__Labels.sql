-- SQLite asks for the labels of one story by the kind and the slug otherwise, and reads all stories of the label for it.
drop index story_label_by_story;
create index story_label_by_story on story_label (story, kind, slug);
