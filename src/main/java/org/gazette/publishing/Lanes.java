package org.gazette.publishing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which calls one node has under way, so that nobody who is slow holds up the others: few at a time to one host, and only
 * some of all to who is doubtful, that is, not verified yet, or in vain the last time. For one thread at a time.
 */
final class Lanes {
    private final int atHost;
    private final int atDoubtful;
    private final Map<String, Integer> hosts = new TreeMap<>();
    private int doubtful;

    Lanes(int atHost, int atDoubtful) {
        this.atHost = atHost;
        this.atDoubtful = atDoubtful;
    }

    boolean takesDoubtful() {
        return doubtful < atDoubtful;
    }

    /** The hosts with a call under way. */
    List<String> busy() {
        return List.copyOf(hosts.keySet());
    }

    /** The hosts that get no other call now. */
    List<String> full() {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue() >= atHost)
                .map(Map.Entry::getKey)
                .toList();
    }

    void enter(Call call) {
        hosts.merge(call.host(), 1, Integer::sum);
        doubtful += call.doubtful() ? 1 : 0;
    }

    void leave(Call call) {
        hosts.computeIfPresent(call.host(), (host, calls) -> calls == 1 ? null : calls - 1);
        doubtful -= call.doubtful() ? 1 : 0;
    }

    /** One call, to be made. */
    record Call(String host, boolean doubtful, Runnable work) {}
}
