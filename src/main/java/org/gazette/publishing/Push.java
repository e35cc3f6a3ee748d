package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gazette.text.CallbackAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers a feed as it stands to a callback (WebSub §7). */
final class Push {
    private static final Logger LOG = LoggerFactory.getLogger(Push.class);
    /** How long a node that serves another state than the one that is due leaves it to the others. */
    private static final Duration OTHERS_FIRST = Duration.ofSeconds(30);

    private static final int GONE = 410;

    private final HubSubscriptions subscriptions;
    private final Topics topics;
    private final CallbackClient client;
    private final String hub;
    private final Clock clock;

    /** @param hub our own address, absolute */
    Push(HubSubscriptions subscriptions, Topics topics, CallbackClient client, String hub, Clock clock) {
        this.subscriptions = subscriptions;
        this.topics = topics;
        this.client = client;
        this.hub = hub;
        this.clock = clock;
    }

    void to(FeedSubscription subscription) {
        Optional<Document> feed = topics.document(subscription.path());
        if (feed.isEmpty()) {
            failed(subscription, "the feed is not there");
        } else if (mayBeOld(feed.get(), subscription)) {
            subscriptions.postpone(subscription);
        } else if (feed.get().hash().equals(subscription.told())) {
            subscriptions.known(subscription);
        } else {
            deliver(feed.get(), subscription);
        }
    }

    private boolean mayBeOld(Document feed, FeedSubscription subscription) {
        return !feed.hash().equals(subscription.news())
                && clock.instant().isBefore(subscription.markedAt().plus(OTHERS_FIRST));
    }

    private void deliver(Document feed, FeedSubscription subscription) {
        CallbackReply reply = client.post(
                CallbackAddress.of(subscription.callback()).uri(), feed.bytes(), headers(feed, subscription));
        if (reply.taken()) {
            subscriptions.told(subscription, feed.hash(), reply.toString());
        } else if (reply.status() == GONE) {
            subscriptions.end(subscription);
            LOG.info("hub: ended by its callback: topic={} host={}", subscription.path(), subscription.host());
        } else {
            failed(subscription, reply.toString());
        }
    }

    private void failed(FeedSubscription subscription, String reply) {
        Instant next = subscriptions.failed(subscription, reply);
        LOG.info(
                "hub: not delivered: topic={} host={} failures={} next={} reply={}",
                subscription.path(),
                subscription.host(),
                subscription.failures() + 1,
                next,
                reply);
    }

    private Map<String, String> headers(Document feed, FeedSubscription subscription) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", feed.mediaType());
        headers.put("Link", "<" + hub + ">; rel=\"hub\", <" + subscription.topic() + ">; rel=\"self\"");
        if (!subscription.secret().isEmpty()) {
            headers.put("X-Hub-Signature", "sha256=" + signature(feed.bytes(), subscription.secret()));
        }
        return headers;
    }

    private static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
