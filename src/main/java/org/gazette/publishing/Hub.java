package org.gazette.publishing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.storage.Database;
import org.gazette.text.SiteAddress;

/**
 * The hub of our own feeds: readers subscribe, and are sent a feed as soon as it changes (WebSub, W3C Recommendation of 23
 * January 2018).
 *
 * <pre>
 *   request        callback says yes          published             2xx
 *  ─────────▶ asked ───────────────▶ subscribed ─────────▶ due ─────────────▶ subscribed
 *               │                        │  ▲               │ ▲
 *               │ no, or silence         │  └── all else: again, later, with the newest state
 *               ▼                        ▼
 *       as it was before           (none): unsubscribed, lease over, 410
 * </pre>
 *
 * <p>All of it stands in the database: a request that was answered with 202 is verified and a state that was published is
 * delivered, though every node be restarted in between. Any number of nodes may share the work; one of them has a row in
 * its hand. A callback gets the states in order and never two at a time; those between the last delivered and the newest
 * are left out. Should a node die between a callback's 2xx and our note of it, the callback gets that state twice.
 *
 * <p>Whoever is slow waits for nobody but himself: a host gets two calls at a time from a node, and those that are not
 * verified or failed the last time get half of its threads at most.
 */
public final class Hub implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int AT_HOST = 2;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);
    /** Subscriptions of one callback host. */
    private static final int MOST_AT_HOST = 1_000;
    /** Requests that wait to be verified, in all. */
    private static final int MOST_ASKED = 10_000;
    /** Requests of one client at once; each makes us call an address of its choice. */
    private static final int AT_ONCE = 200;

    private static final Duration ONE_MORE_EACH = Duration.ofSeconds(5);

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Topics topics;
    private final HubRequests requests;
    private final HubSubscriptions subscriptions;
    private final Verification verification;
    private final Push push;
    private final Buckets clients;
    private final Clock clock;
    private volatile Instant swept = Instant.EPOCH;
    private final Lanes lanes = new Lanes(AT_HOST, THREADS / 2);
    private final Crew crew = new Crew("hub", THREADS, this::work, LONGEST_CALL);

    public Hub(
            Database database,
            SiteAddress site,
            Topics topics,
            CallbackClient client,
            Clock clock,
            SecureRandom chance) {
        this.topics = topics;
        this.clock = clock;
        this.requests = new HubRequests(database, clock);
        this.subscriptions = new HubSubscriptions(database, clock);
        this.verification = new Verification(requests, subscriptions, topics, client, chance);
        this.push = new Push(subscriptions, topics, client, site.of(SiteAddress.hub()), clock);
        this.clients = new Buckets(AT_ONCE, ONE_MORE_EACH, clock);
    }

    /** Goes to work. The feeds must be on the shelf by now. */
    public Hub start() {
        crew.start();
        return this;
    }

    /**
     * Takes a subscriber's request. It is verified later.
     *
     * @param form names and values, each name once
     * @param client the IP address that it came from
     */
    public HubAnswer request(Map<String, String> form, String client) {
        HubRequest request;
        String path;
        try {
            request = HubRequest.read(form);
            path = path(request);
        } catch (IllegalArgumentException e) {
            return new HubAnswer(400, String.valueOf(e.getMessage()));
        }
        if (!clients.take(network(client)) || requests.count() >= MOST_ASKED) {
            return new HubAnswer(429, "Too many requests: try again in a minute.");
        }
        if (request.mode() == HubRequest.Mode.SUBSCRIBE && crowded(request)) {
            return new HubAnswer(
                    429, "The host of hub.callback has " + MOST_AT_HOST + " subscriptions, which is the most.");
        }
        requests.put(request, path, topics.hash(path));
        crew.wake();
        return HubAnswer.accepted(request);
    }

    /** A subscription to a feed that is no more can still be ended. */
    private String path(HubRequest request) {
        boolean ends = request.mode() == HubRequest.Mode.UNSUBSCRIBE
                && subscriptions.has(request.topic(), request.callback().toString());
        return topics.path(request.topic())
                .or(() -> ends ? Optional.of("") : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException(
                        "hub.topic is no feed of this site: it must be a feed's own address, to the letter."));
    }

    private boolean crowded(HubRequest request) {
        return subscriptions.at(request.callback().host()) >= MOST_AT_HOST
                && !subscriptions.has(request.topic(), request.callback().toString());
    }

    /** An IPv6 client has a /64 to himself. */
    private static String network(String client) {
        try {
            return client.contains(":")
                    ? HexFormat.of()
                            .formatHex(
                                    Arrays.copyOf(InetAddress.getByName(client).getAddress(), 8))
                    : client;
        } catch (UnknownHostException noAddress) {
            return client;
        }
    }

    /**
     * Says that documents are on the shelf in a new state; those that are no feeds are passed over. Who subscribed to one
     * of them is due from now on.
     *
     * @param paths site-relative
     */
    public void published(Collection<String> paths) {
        Map<String, String> news = new LinkedHashMap<>();
        paths.stream().filter(topics::live).forEach(path -> news.put(path, topics.hash(path)));
        subscriptions.mark(news);
        crew.wake();
    }

    /** Does all that is due now. */
    void work() {
        sweep();
        boolean more = subscriptions.due();
        while (more && !crew.stopping()) {
            more = step();
        }
    }

    /** Leases end by the database's clock whether this is done or not. */
    private void sweep() {
        Instant now = clock.instant();
        if (now.isAfter(swept.plus(SWEEP))) {
            swept = now;
            subscriptions.expire();
        }
    }

    /** @return whether there was anything to do that others under way leave room for */
    private boolean step() {
        Optional<Lanes.Call> call = next();
        call.ifPresent(this::make);
        return call.isPresent();
    }

    private void make(Lanes.Call call) {
        crew.wake();
        try {
            call.work().run();
        } finally {
            synchronized (lanes) {
                lanes.leave(call);
            }
            crew.wake();
        }
    }

    private Optional<Lanes.Call> next() {
        synchronized (lanes) {
            Optional<Lanes.Call> call = asked().or(() -> due(false, lanes.busy()))
                    .or(() -> due(false, lanes.full()))
                    .or(() -> lanes.takesDoubtful() ? due(true, lanes.full()) : Optional.empty());
            call.ifPresent(lanes::enter);
            return call;
        }
    }

    private Optional<Lanes.Call> asked() {
        return lanes.takesDoubtful()
                ? requests.claim(lanes.full())
                        .map(request -> new Lanes.Call(request.host(), true, () -> verification.of(request)))
                : Optional.empty();
    }

    /** @param not hosts that get none: those with a call under way let the others go first */
    private Optional<Lanes.Call> due(boolean failed, List<String> not) {
        return subscriptions
                .claim(failed, not)
                .map(subscription -> new Lanes.Call(subscription.host(), failed, () -> push.to(subscription)));
    }

    /** Takes nothing new and ends what is under way. */
    @Override
    public void close() {
        crew.close();
    }
}
