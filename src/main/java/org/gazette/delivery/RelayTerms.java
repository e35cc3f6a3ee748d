package org.gazette.delivery;

import java.util.Map;
import java.util.Optional;

/**
 * How much mail a relay is given.
 *
 * @param name it stands in the ledger
 * @param weight its share of the mail beside the weights of the others; 0 for one that stands by until no other can be
 *     reached
 * @param pace for all of its mail
 * @param each for each mail domain that has no pace of its own
 * @param domains paces of mail domains, by the domain in lower case
 */
public record RelayTerms(
        String name,
        int weight,
        Optional<Pace> pace,
        Optional<Pace> each,
        Map<String, Pace> domains,
        Optional<WarmUp> warmUp) {
    /** The one relay of a newsroom that says nothing about paces. */
    public static final RelayTerms PLAIN =
            new RelayTerms("relay", 1, Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    public RelayTerms {
        if (weight < 0) {
            throw new IllegalArgumentException("the relay " + name + " has a weight of " + weight);
        }
        domains = Map.copyOf(domains);
    }

    Optional<Pace> pace(String domain) {
        return domain.isEmpty()
                ? pace
                : Optional.ofNullable(domains.get(domain)).or(() -> each);
    }

    /** Whether letters must be counted. */
    boolean counts() {
        return pace.isPresent() || each.isPresent() || !domains.isEmpty() || warmUp.isPresent();
    }
}
