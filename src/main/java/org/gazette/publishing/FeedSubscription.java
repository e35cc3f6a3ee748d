package org.gazette.publishing;

import java.time.Instant;

/**
 * A feed that has news for a callback, in the hand of one node.
 *
 * @param path of the topic; site-relative
 * @param secret empty for none
 * @param news the hash of the state that is due
 * @param markedAt since when
 * @param told the hash of the state that was delivered last
 * @param failures in a row
 * @param epoch which claim of it this is
 */
record FeedSubscription(
        long id,
        String topic,
        String callback,
        String path,
        String host,
        String secret,
        String news,
        Instant markedAt,
        String told,
        int failures,
        long epoch) {}
