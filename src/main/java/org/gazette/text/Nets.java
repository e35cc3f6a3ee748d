package org.gazette.text;

import java.util.List;

/**
 * Networks that may be reached although they are not public, such as a newsroom's own.
 *
 * @param allowed each as {@code 10.0.0.0/8} or {@code fd00::/8}
 */
public record Nets(List<String> allowed) {
    public static final Nets NONE = new Nets(List.of());

    /** @throws IllegalArgumentException when one of them is no network */
    public Nets {
        allowed = List.copyOf(allowed);
        allowed.forEach(Network::of);
    }

    List<Network> networks() {
        return allowed.stream().map(Network::of).toList();
    }
}
