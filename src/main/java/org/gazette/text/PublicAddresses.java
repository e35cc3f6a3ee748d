package org.gazette.text;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which IP addresses a stranger may send us to: those of the public internet, by the registries of special-purpose
 * addresses (RFC 6890), and the {@link Nets} that were allowed. Of IPv6 only 2000::/3 is handed out to the public; all
 * else is refused, and with it every form that carries an IPv4 address inside. Safe for many threads.
 */
public final class PublicAddresses {
    private static final List<Network> NOT_PUBLIC = networks(
            "0.0.0.0/8", // this host
            "10.0.0.0/8", // private (RFC 1918)
            "100.64.0.0/10", // shared by carriers (RFC 6598); metadata of Alibaba
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // metadata of Azure
            "169.254.0.0/16", // link-local; metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments; metadata of Oracle
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays of 6to4
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    private static final Network HANDED_OUT = Network.of("2000::/3");

    private static final List<Network> NOT_PUBLIC_V6 = networks(
            "2001::/23", // protocol assignments; Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "3fff::/20"); // documentation

    private final List<Network> allowed;

    public PublicAddresses(Nets exceptions) {
        this.allowed = exceptions.networks();
    }

    public boolean take(InetAddress address) {
        return holds(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !holds(NOT_PUBLIC, address)
                : HANDED_OUT.holds(address) && !holds(NOT_PUBLIC_V6, address);
    }

    private static boolean holds(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    private static List<Network> networks(String... words) {
        return Stream.of(words).map(Network::of).toList();
    }
}
