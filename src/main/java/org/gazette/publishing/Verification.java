package org.gazette.publishing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.gazette.text.CallbackAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a callback whether it wants what was asked for in its name (WebSub §5.3). */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int CHALLENGE_BYTES = 24;
    /** How much longer than the challenge an answer is read, to see that it is another. */
    private static final int BEHIND = 1_024;
    /** How often a callback is asked that gives no answer. */
    private static final int ATTEMPTS = 3;

    private final HubRequests requests;
    private final HubSubscriptions subscriptions;
    private final Topics topics;
    private final CallbackClient client;
    private final SecureRandom chance;

    Verification(
            HubRequests requests,
            HubSubscriptions subscriptions,
            Topics topics,
            CallbackClient client,
            SecureRandom chance) {
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.topics = topics;
        this.client = client;
        this.chance = chance;
    }

    void of(PendingRequest request) {
        if (request.mode() == HubRequest.Mode.SUBSCRIBE
                && topics.path(request.topic()).isEmpty()) {
            deny(request, "there is no such feed any more");
            return;
        }
        String challenge = challenge();
        CallbackReply reply = client.get(
                CallbackAddress.of(request.callback()).with(question(request, challenge)), challenge.length() + BEHIND);
        if (reply.taken() && reply.says(challenge.getBytes(StandardCharsets.US_ASCII))) {
            fulfil(request);
        } else if (!reply.answered() && request.attempts() + 1 < ATTEMPTS) {
            requests.again(request);
        } else {
            requests.drop(request);
            LOG.info(
                    "hub: a request to {} was not confirmed: topic={} host={} reply={}",
                    request.mode(),
                    request.path(),
                    request.host(),
                    reply);
        }
    }

    private void fulfil(PendingRequest request) {
        String news = topics.hash(request.path());
        if (requests.fulfil(request, news)) {
            LOG.info("hub: {} topic={} host={}", request.mode(), request.path(), request.host());
            catchUp(request.path(), news);
        }
    }

    /** Who published while the subscription was being written down did not see it. */
    private void catchUp(String path, String news) {
        String since = topics.hash(path);
        if (!since.equals(news)) {
            subscriptions.mark(Map.of(path, since));
        }
    }

    /** Tells who was promised an answer that it is no (WebSub §5.2). */
    private void deny(PendingRequest request, String reason) {
        CallbackReply reply = client.get(
                CallbackAddress.of(request.callback())
                        .with("hub.mode=denied&hub.topic=" + coded(request.topic()) + "&hub.reason=" + coded(reason)),
                0);
        requests.drop(request);
        LOG.info("hub: denied topic={} host={} reply={}: {}", request.path(), request.host(), reply, reason);
    }

    private static String question(PendingRequest request, String challenge) {
        String question =
                "hub.mode=" + request.mode() + "&hub.topic=" + coded(request.topic()) + "&hub.challenge=" + challenge;
        return request.mode() == HubRequest.Mode.SUBSCRIBE
                ? question + "&hub.lease_seconds=" + request.lease().toSeconds()
                : question;
    }

    private String challenge() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String coded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
