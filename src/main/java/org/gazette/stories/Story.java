package org.gazette.stories;

import java.time.Instant;
import org.gazette.text.ReadingTime;
import org.gazette.text.SiteAddress;

/**
 * One published piece under a permanent id.
 *
 * @param number its place in the order of arrival
 * @param id a tag: URI (RFC 4151), or the id that an import brought along, byte for byte
 * @param path {@code 2020/11/16/a-new-bridge-opens}; it never changes
 * @param publishedAt when it first appeared; no other story has the same
 * @param updatedAt the last significant change
 * @param revision the number of the newest, with the kind, moment and note of the last that was no typo
 * @param words how many its body has
 */
public record Story(
        long number,
        String id,
        String path,
        Instant publishedAt,
        Instant updatedAt,
        Revision revision,
        int words,
        Copy copy) {

    public String headline() {
        return copy.headline();
    }

    /** Its home. */
    public Section section() {
        return copy.sections().get(0);
    }

    /** Whole minutes, at least 1. */
    public int readingMinutes() {
        return ReadingTime.minutes(words);
    }

    /** Site-relative, with slashes at both ends. */
    public String address() {
        return SiteAddress.story(path);
    }
}
