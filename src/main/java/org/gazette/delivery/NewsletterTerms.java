package org.gazette.delivery;

import java.util.Map;
import java.util.Optional;

/**
 * How the mail of one newsletter goes.
 *
 * @param relay the name of the only relay that it goes by; empty for any, by their weights
 * @param pace of all its letters, by whichever relay and from whichever node; empty for as fast as relays take them
 */
public record NewsletterTerms(Optional<String> relay, Optional<Pace> pace) {
    /** By any relay, at its pace. */
    public static final NewsletterTerms USUAL = new NewsletterTerms(Optional.empty(), Optional.empty());

    /** What is counted for a newsletter, beside the relays in the table {@code pace}: no relay's name has a slash. */
    RelayTerms counted(String newsletter) {
        return new RelayTerms("newsletter/" + newsletter, 0, pace, Optional.empty(), Map.of(), Optional.empty());
    }
}
