package org.gazette.feeds;

import java.util.List;
import java.util.Map;
import org.gazette.stories.Turn;

/** Where the entries of documents come from. */
interface EntrySource {
    /**
     * The entries of some turns, in their order, by format; a turn whose story was taken back, or that no format can
     * say, has none.
     *
     * @param full with the whole text, or a summary alone
     */
    List<Map<FeedFormat, EntryBytes>> entries(List<Turn> turns, boolean full);
}
