package org.gazette.delivery;

import java.time.Duration;
import java.util.List;

/**
 * What a worker took in hand.
 *
 * @param delay how long what is due must wait for the relay's pace, or a domain's; nothing where none is held back
 */
record Taken(List<Envelope> envelopes, Duration delay) {
    static final Taken NOTHING = new Taken(List.of(), Duration.ZERO);
}
