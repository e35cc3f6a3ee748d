package org.gazette.web;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** Some addresses and networks of machines. */
final class Networks {
    private final List<Network> networks;

    /** @throws IllegalArgumentException for what is neither an address nor a network */
    Networks(List<String> networks) {
        this.networks = networks.stream().map(Network::of).toList();
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    boolean have(InetAddress address) {
        for (Network network : networks) {
            if (network.has(address)) {
                return true;
            }
        }
        return false;
    }

    /** @param bits how many at the front are the network's */
    private record Network(InetAddress address, int bits) {
        static Network of(String words) {
            int slash = words.indexOf('/');
            InetAddress address = Clients.literal(slash < 0 ? words : words.substring(0, slash))
                    .orElseThrow(() -> wrong(words));
            int most = address.getAddress().length * Byte.SIZE;
            String bits = slash < 0 ? String.valueOf(most) : words.substring(slash + 1);
            if (!bits.matches("\\d{1,3}") || Integer.parseInt(bits) > most) {
                throw wrong(words);
            }
            return new Network(address, Integer.parseInt(bits));
        }

        boolean has(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            int rest = ours.length * Byte.SIZE - bits;
            return ours.length == theirs.length
                    && new BigInteger(1, ours).shiftRight(rest).equals(new BigInteger(1, theirs).shiftRight(rest));
        }

        private static IllegalArgumentException wrong(String words) {
            return new IllegalArgumentException("«" + words
                    + "» is neither an address nor a network: write 192.0.2.1, 10.0.0.0/8 or 2001:db8::/32");
        }
    }
}
