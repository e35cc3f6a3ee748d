package org.gazette.delivery;

import java.time.Instant;
import org.gazette.newsletters.Newsletter.UnknownPolicy;

/**
 * What one issue sends: the name that its envelopes share.
 *
 * @param name newsletter and date, such as {@code daily/2020-11-16}; there is one of a name
 * @param policy what becomes of an envelope of which nobody knows whether it arrived
 * @param giveUpAt when its time to live is over
 */
public record Mailing(String name, String newsletter, UnknownPolicy policy, Instant giveUpAt) {
    public Mailing {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a mailing needs a name such as daily/2020-11-16");
        }
    }
}
