package org.gazette.publishing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.gazette.text.CallbackAddress;

/**
 * A subscriber's request, checked (WebSub §5.1). Parameters that are not named here are ignored.
 *
 * @param topic an absolute address, as it was given
 * @param lease how long the subscription is to last; zero for an end of one
 * @param secret what deliveries are signed with; empty for none
 */
record HubRequest(Mode mode, String topic, CallbackAddress callback, Duration lease, String secret) {
    private static final Duration USUAL_LEASE = Duration.ofDays(10);
    private static final Duration SHORTEST_LEASE = Duration.ofDays(1);
    private static final Duration LONGEST_LEASE = Duration.ofDays(15);
    /** The secret is shorter than this (WebSub §5.1). */
    private static final int SECRET_BYTES = 200;

    enum Mode {
        SUBSCRIBE,
        UNSUBSCRIBE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException with the parameter that is wrong and what would be right */
    static HubRequest read(Map<String, String> form) {
        Mode mode = mode(required(form, "hub.mode"));
        String topic = required(form, "hub.topic");
        CallbackAddress callback = callback(required(form, "hub.callback"));
        return mode == Mode.UNSUBSCRIBE
                ? new HubRequest(mode, topic, callback, Duration.ZERO, "")
                : new HubRequest(
                        mode,
                        topic,
                        callback,
                        lease(form.getOrDefault("hub.lease_seconds", "")),
                        secret(form.getOrDefault("hub.secret", "")));
    }

    private static String required(Map<String, String> form, String name) {
        String value = form.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing.");
        }
        return value;
    }

    private static Mode mode(String words) {
        return switch (words) {
            case "subscribe" -> Mode.SUBSCRIBE;
            case "unsubscribe" -> Mode.UNSUBSCRIBE;
            case "publish" ->
                throw new IllegalArgumentException(
                        "This hub publishes only its own feeds: hub.mode is subscribe or unsubscribe.");
            default -> throw new IllegalArgumentException("hub.mode is neither subscribe nor unsubscribe.");
        };
    }

    private static CallbackAddress callback(String words) {
        try {
            return CallbackAddress.of(words);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("hub.callback " + e.getMessage() + ".", e);
        }
    }

    /** Within what this hub grants. */
    private static Duration lease(String words) {
        if (words.isEmpty()) {
            return USUAL_LEASE;
        }
        if (!words.matches("[0-9]+") || new BigInteger(words).signum() == 0) {
            throw new IllegalArgumentException("hub.lease_seconds is no number of seconds such as 864000.");
        }
        long seconds = new BigInteger(words)
                .min(BigInteger.valueOf(LONGEST_LEASE.toSeconds()))
                .max(BigInteger.valueOf(SHORTEST_LEASE.toSeconds()))
                .longValueExact();
        return Duration.ofSeconds(seconds);
    }

    private static String secret(String words) {
        if (words.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES) {
            throw new IllegalArgumentException("hub.secret must be shorter than " + SECRET_BYTES + " bytes.");
        }
        if (words.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("hub.secret must hold no NUL.");
        }
        return words;
    }
}
