package org.gazette.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry of somebody else's feed, as it was read and not yet cleaned.
 *
 * @param id its guid or id byte for byte, without white space around it; its address where it has none
 * @param address as given, perhaps relative; empty when it has none
 * @param title plain, one line; may be empty
 * @param summary plain, one line; empty where the feed gives but one text
 * @param html the fullest text there is; may be empty
 * @param published the first date that the entry has, or else that of its last change
 * @param image the first picture that is attached, not one in the text
 */
public record ForeignEntry(
        String id,
        String address,
        String title,
        String summary,
        String html,
        Optional<Instant> published,
        Optional<Instant> updated,
        List<String> authors,
        List<String> categories,
        Optional<FeedEntry.Image> image) {
    public ForeignEntry {
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }
}
