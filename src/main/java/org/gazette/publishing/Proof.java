package org.gazette.publishing;

import org.gazette.delivery.Letter;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.typesetting.Edition;

/** A trial print of an issue, which leaves no trace. */
public sealed interface Proof {
    /**
     * What readers would get.
     *
     * @param issue with the id 0 when it is not yet opened, and the number that it would have
     * @param letter with its blanks unfilled
     */
    record Pulled(Issue issue, Digest digest, Edition edition, Letter letter) implements Proof {}

    /** There is nothing to print, and why. */
    record Nothing(String reason) implements Proof {}
}
