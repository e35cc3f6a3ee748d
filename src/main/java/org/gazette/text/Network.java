package org.gazette.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR form (RFC 4632, RFC 4291 §2.3), such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
final class Network {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]+");
    private static final Pattern FORM = Pattern.compile("([^/]+)/(\\d{1,3})");

    private final byte[] first;
    private final int bits;

    private Network(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException when the words are no network */
    static Network of(String words) {
        Matcher form = FORM.matcher(words);
        Optional<InetAddress> first = form.matches() ? literal(form.group(1)) : Optional.empty();
        int bits = first.isPresent() ? Integer.parseInt(form.group(2)) : 0;
        byte[] address = first.map(InetAddress::getAddress).orElse(new byte[0]);
        if (first.isEmpty() || bits > address.length * 8) {
            throw new IllegalArgumentException("'" + words + "' is no network such as 10.0.0.0/8 or fd00::/8");
        }
        return new Network(address, bits);
    }

    /** The address that is written as numbers, in its one usual form; empty for a name, which is not looked up. */
    static Optional<InetAddress> literal(String words) {
        try {
            boolean numbers =
                    IPV4.matcher(words).matches() || IPV6.matcher(words).matches();
            return numbers ? Optional.of(InetAddress.getByName(words)) : Optional.empty();
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((other[bit / 8] ^ first[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
