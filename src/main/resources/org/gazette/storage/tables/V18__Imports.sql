-- SUBSCRIBERS: indexes that nobody asks any more, each of which cost something with every reader --------------------

-- By hash is found in suppression, never here; hashes lie at random, so that each reader was a page of this index.
drop index subscriber_by_hash;
-- An import is taken back along the list of its newsletter.
drop index subscriber_by_import;
drop index subscription_by_import;
