package org.gazette.publishing;

import java.time.Duration;

/**
 * A request to the hub that waits to be verified, in the hand of one node.
 *
 * @param path of the topic; site-relative
 * @param attempts verifications that got no answer
 * @param epoch which claim of it this is
 */
record PendingRequest(
        long id,
        HubRequest.Mode mode,
        String topic,
        String callback,
        String path,
        String host,
        Duration lease,
        String secret,
        int attempts,
        long epoch) {}
