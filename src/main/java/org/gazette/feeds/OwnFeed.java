package org.gazette.feeds;

import org.gazette.stories.Selection;

/**
 * A feed that the newsroom defined.
 *
 * @param title one line, distinct from every other feed's
 * @param description one line; may be empty
 * @param newest how many stories it holds at most
 * @param fullText whether it has the stories whole; else their standfirsts alone
 */
public record OwnFeed(String title, String description, Selection selection, int newest, boolean fullText) {}
