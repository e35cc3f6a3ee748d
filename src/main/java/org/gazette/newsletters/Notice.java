package org.gazette.newsletters;

import java.time.Instant;
import java.util.List;

/**
 * What readers of earlier issues are told of a story that these carried: that it was corrected, or taken back.
 *
 * @param revision the one that corrected it or took it back
 * @param headline as it stands now
 * @param address of the story, site-relative
 * @param language of the story, BCP 47
 * @param sections slugs of those that it stands in
 * @param note what the newsroom says of it; may be empty
 */
public record Notice(
        long story,
        int revision,
        Kind kind,
        String headline,
        String address,
        String language,
        List<String> sections,
        String note,
        Instant madeAt) {
    /** What befell the story. */
    public enum Kind {
        CORRECTION,
        RETRACTION
    }
}
