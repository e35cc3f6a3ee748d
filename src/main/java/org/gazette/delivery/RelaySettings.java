package org.gazette.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a relay is reached.
 *
 * @param user for AUTH; empty where the relay asks for none
 * @param password never shown, not even by {@link #toString}
 * @param connections at a time, at least 1
 */
public record RelaySettings(
        String host, int port, Tls tls, String user, String password, int connections, Timeouts timeouts) {
    /** How the connection is made secret. Wherever there is TLS, the certificate and its host name are checked. */
    public enum Tls {
        /** STARTTLS, or nothing is sent. */
        REQUIRED,
        /** STARTTLS where the relay offers it; no password is sent this way, since who listens can hide the offer. */
        OPTIONAL,
        /** TLS from the first byte, as on port 465 (RFC 8314 §3.3). */
        IMPLICIT,
        /** Never: only to this machine itself. */
        NONE
    }

    /** How long is waited, all of them more than nothing and none for ever. */
    public record Timeouts(Duration connect, Duration read, Duration dot, Duration write) {
        /** 30 s to connect, 300 s for a reply, 600 s for the reply to the final dot (RFC 5321 §4.5.3.2.6), 180 s to write. */
        public static final Timeouts USUAL = new Timeouts(
                Duration.ofSeconds(30), Duration.ofSeconds(300), Duration.ofSeconds(600), Duration.ofSeconds(180));

        public Timeouts {
            for (Duration one : List.of(connect, read, dot, write)) {
                if (one.compareTo(Duration.ofMillis(1)) < 0 || one.compareTo(Duration.ofHours(1)) > 0) {
                    throw new IllegalArgumentException("a time-out of " + one + " is not between 1 ms and 1 h");
                }
            }
        }
    }

    public RelaySettings {
        List<String> faults = new ArrayList<>();
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ')) {
            faults.add("host = '" + host + "' is not a host such as smtp.example.org");
        }
        if (port < 1 || port > 65_535) {
            faults.add("port = " + port + " is not between 1 and 65535; usual are 587 and 465");
        }
        if (connections < 1 || connections > 256) {
            faults.add("connections = " + connections + " is not between 1 and 256");
        }
        if (user.isEmpty() != password.isEmpty()) {
            faults.add("user and password go together: give both or none");
        }
        if (tls == Tls.NONE && !local(host)) {
            faults.add("tls = none is for this machine itself; for " + host + " use required, implicit or optional");
        }
        if (tls == Tls.OPTIONAL && !password.isEmpty() && !local(host)) {
            faults.add("tls = optional would send the password in the open; use required or implicit");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("relay: " + String.join("; ", faults));
        }
    }

    /** A relay on this machine without TLS or password, such as the {@link LocalInbox}. */
    public static RelaySettings local(int port, int connections) {
        return new RelaySettings("127.0.0.1", port, Tls.NONE, "", "", connections, Timeouts.USUAL);
    }

    private static boolean local(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    boolean asksForLogin() {
        return !user.isEmpty();
    }

    @Override
    public String toString() {
        return host + ":" + port + " tls=" + tls + (user.isEmpty() ? "" : " user=" + user) + " connections="
                + connections;
    }
}
