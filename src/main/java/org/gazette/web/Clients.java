package org.gazette.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * From which address a request comes. What a proxy says of that ({@code X-Forwarded-For}, or {@code Forwarded}, RFC
 * 7239) is believed only when the request comes from one of our own proxies: anybody can write such a header. Of several
 * addresses the last counts that is not ours.
 */
public final class Clients {
    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?:^|;)\\s*for=\"?([^\";]*)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int MOST_HOPS = 16;

    private final Networks proxies;

    /**
     * @param proxies addresses or networks, such as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException for what is neither
     */
    public Clients(List<String> proxies) {
        this.proxies = new Networks(proxies);
    }

    InetAddress of(Request request) {
        InetAddress peer = peer(request);
        return proxies.isEmpty() || !proxies.have(peer) ? peer : behind(peer, request.getHeaders());
    }

    /** Whether the request came straight from the client, or through proxies of ours alone. */
    boolean isCertain(Request request) {
        HttpFields headers = request.getHeaders();
        return proxies.have(peer(request))
                || (!headers.contains(HttpHeader.X_FORWARDED_FOR) && !headers.contains(HttpHeader.FORWARDED));
    }

    /** A number for an address: of IPv6 only the network of 64 bits, since a client has all of one. */
    static long key(InetAddress address) {
        return address instanceof Inet4Address
                ? address.hashCode()
                : ByteBuffer.wrap(address.getAddress()).getLong();
    }

    private InetAddress behind(InetAddress peer, HttpFields headers) {
        List<String> hops = hops(headers);
        InetAddress client = peer;
        for (int at = hops.size() - 1; at >= Math.max(0, hops.size() - MOST_HOPS); at--) {
            Optional<InetAddress> hop = literal(hops.get(at));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
            if (!proxies.have(client)) {
                return client;
            }
        }
        return client;
    }

    private static List<String> hops(HttpFields headers) {
        List<String> hops = headers.getValuesList(HttpHeader.X_FORWARDED_FOR);
        if (!hops.isEmpty()) {
            return members(hops).toList();
        }
        return members(headers.getValuesList(HttpHeader.FORWARDED))
                .map(Clients::forwardedFor)
                .toList();
    }

    private static Stream<String> members(List<String> lines) {
        return lines.stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip);
    }

    private static String forwardedFor(String member) {
        Matcher matcher = FORWARDED_FOR.matcher(member);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** An address as a header writes it, a port behind it or not; never a name, so that none is looked up. */
    static Optional<InetAddress> literal(String words) {
        String bare = words.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("[")) {
            bare = bare.substring(1, Math.max(1, bare.indexOf(']')));
        } else if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.indexOf(':') > 0) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        boolean isLiteral = IPV4.matcher(bare).matches()
                || (bare.indexOf(':') >= 0 && IPV6.matcher(bare).matches());
        try {
            return isLiteral ? Optional.of(InetAddress.getByName(bare)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static InetAddress peer(Request request) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        return peer instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
