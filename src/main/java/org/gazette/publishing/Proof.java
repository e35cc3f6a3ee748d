package org.gazette.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
     * @param findings what a look at it has found
     * @param leaves when it goes to one reader; empty where no one reader was asked about
     */
    record Pulled(
            Issue issue,
            Digest digest,
            Edition edition,
            Letter letter,
            List<Finding> findings,
            Optional<Instant> leaves)
            implements Proof {
        Pulled leaving(Instant moment) {
            return new Pulled(issue, digest, edition, letter, findings, Optional.of(moment));
        }
    }

    /**
     * There is nothing to print, and why.
     *
     * @param digest with what was left out of it
     */
    record Nothing(String reason, Digest digest) implements Proof {
        @Override
        public String toString() {
            return reason;
        }
    }
}
