package org.gazette.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.gazette.publishing.Document;

/** Who comes: from where, how often, and what is counted of it. */
public final class Visits {
    private final Clients clients;
    private final Optional<Limits> limits;
    private final Optional<Readers> readers;
    private final Metrics metrics;
    private final Networks watchers;

    /**
     * @param proxies addresses and networks of our own proxies, which tell of their clients
     * @param limits empty to refuse nobody
     * @param readers empty to count nobody
     * @param watchers addresses and networks that may read the metrics, beside this machine itself
     * @throws IllegalArgumentException for what is neither an address nor a network
     */
    public Visits(
            List<String> proxies,
            Optional<Limits> limits,
            Optional<Readers> readers,
            Metrics metrics,
            List<String> watchers) {
        this.clients = new Clients(proxies);
        this.limits = limits;
        this.readers = readers;
        this.metrics = metrics;
        this.watchers = new Networks(watchers);
    }

    Metrics metrics() {
        return metrics;
    }

    void start() {
        readers.ifPresent(Readers::start);
    }

    void end() {
        readers.ifPresent(Readers::close);
    }

    /** @return 0 when a document may be sent whole to who asks without validators, else the seconds to wait */
    long charge(Request request, Ready ready) {
        return limits.isEmpty()
                ? 0
                : limits.get()
                        .charge(
                                Clients.key(clients.of(request)),
                                ready.document().path(),
                                ready.kind());
    }

    /** Takes note of a poll of a feed. Archives are not polled. */
    void note(Request request, Document feed, String agent, int status) {
        if (readers.isPresent() && !feed.freshness().immutable()) {
            readers.get().note(feed.path(), Clients.key(clients.of(request)), agent, status);
        }
    }

    /** Whether who asks may read the metrics. A request that a stranger's proxy passed on may come from anywhere. */
    boolean mayWatch(Request request) {
        InetAddress client = clients.of(request);
        return clients.isCertain(request) && (client.isLoopbackAddress() || watchers.have(client));
    }
}
