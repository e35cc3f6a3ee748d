package org.gazette.delivery;

import java.util.Optional;

/**
 * A way for mail to go.
 *
 * @param connections to the relay at a time, at least 1
 * @param evidence who knows what this relay took, where anybody does
 */
public record Route(RelayTerms terms, Relay relay, int connections, Optional<Evidence> evidence) {
    public Route {
        if (connections < 1) {
            throw new IllegalArgumentException("a relay with " + connections + " connections carries nothing");
        }
    }
}
