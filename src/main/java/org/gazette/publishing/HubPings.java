package org.gazette.publishing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gazette.storage.Database;
import org.gazette.text.CallbackAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the outside hubs that readers may subscribe at which feeds changed, once the change is public. Changes that come
 * in a burst are told once. What is to be told stands in the database until a hub has taken it.
 */
public final class HubPings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubPings.class);
    /** How long a change waits for others. */
    private static final Duration BURST = Duration.ofSeconds(3);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(25);
    private static final int MOST_THREADS = 4;
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final List<String> hubs;
    private final Topics topics;
    private final PingRows rows;
    private final CallbackClient client;
    private final Clock clock;
    private final Lanes lanes = new Lanes(1, 0);
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Crew crew;

    /**
     * @param hubs their absolute addresses, our own not among them
     * @throws IllegalArgumentException when one of them is no such address
     */
    public HubPings(Database database, List<String> hubs, Topics topics, CallbackClient client, Clock clock) {
        hubs.forEach(HubPings::check);
        this.hubs = List.copyOf(hubs);
        this.topics = topics;
        this.rows = new PingRows(database, clock);
        this.client = client;
        this.clock = clock;
        this.crew = new Crew("hub-pings", Math.min(hubs.size(), MOST_THREADS), this::work, LONGEST_CALL);
    }

    private static void check(String hub) {
        try {
            CallbackAddress.of(hub);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("hub '" + hub + "' " + e.getMessage(), e);
        }
    }

    /** Goes to work. */
    public HubPings start() {
        crew.start();
        return this;
    }

    /**
     * Says that documents are public in a new state; those that are no feeds are passed over.
     *
     * @param paths site-relative
     */
    public void published(Collection<String> paths) {
        Map<String, String> news = new LinkedHashMap<>();
        paths.stream().filter(topics::live).forEach(path -> news.put(topics.address(path), topics.hash(path)));
        if (!hubs.isEmpty() && !news.isEmpty()) {
            rows.mark(hubs, news, clock.instant().plus(BURST));
        }
    }

    /** Does all that is due now. */
    void work() {
        boolean more = rows.due();
        while (more && !crew.stopping()) {
            Optional<Lanes.Call> call = next();
            call.ifPresent(this::make);
            more = call.isPresent();
        }
    }

    private Optional<Lanes.Call> next() {
        synchronized (lanes) {
            List<String> idle =
                    hubs.stream().filter(hub -> !lanes.full().contains(hub)).toList();
            Optional<Lanes.Call> call = idle.isEmpty()
                    ? Optional.empty()
                    : rows.claim(idle).map(ping -> new Lanes.Call(ping.hub(), false, () -> tell(ping)));
            call.ifPresent(lanes::enter);
            return call;
        }
    }

    private void make(Lanes.Call call) {
        crew.wake();
        try {
            call.work().run();
        } finally {
            synchronized (lanes) {
                lanes.leave(call);
            }
        }
    }

    private void tell(PingRows.Ping ping) {
        String topic = URLEncoder.encode(ping.topic(), StandardCharsets.UTF_8);
        byte[] form = ("hub.mode=publish&hub.url=" + topic + "&hub.topic=" + topic).getBytes(StandardCharsets.US_ASCII);
        CallbackReply reply = client.post(URI.create(ping.hub()), form, FORM);
        if (reply.taken()) {
            rows.told(ping);
            if (silent.remove(ping.hub())) {
                LOG.info("hub={} takes pings again", ping.hub());
            }
        } else {
            rows.failed(ping);
            if (silent.add(ping.hub())) {
                LOG.warn("hub={} does not take pings and is tried again later: {}", ping.hub(), reply);
            }
        }
    }

    /** Tells nothing new and ends what is under way. */
    @Override
    public void close() {
        crew.close();
    }
}
