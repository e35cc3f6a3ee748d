package org.gazette.delivery;

import java.time.Instant;
import org.gazette.newsletters.Newsletter;

/**
 * What one issue sends.
 *
 * @param name that its envelopes share, such as {@code daily/2020-11-16}
 */
public record Mailing(String name, String newsletter, Newsletter.UnknownPolicy policy, Instant giveUpAt) {}
