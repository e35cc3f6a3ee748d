package org.gazette.web;

import io.javalin.http.Context;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** From which network a request comes: the first 24 bits of an IPv4 address, the first 64 of an IPv6 one. */
final class Origin {
    private static final int BYTES_4 = 3;
    private static final int BYTES_6 = 8;

    private final Clients clients;

    Origin(Clients clients) {
        this.clients = clients;
    }

    /** Such as {@code 192.0.2.0/24} or {@code 2001:db8:0:0:0:0:0:0/64}. */
    String of(Context context) {
        Request request = ServletContextRequest.getServletContextRequest(context.req());
        return network(clients.of(request));
    }

    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean four = address instanceof Inet4Address;
        Arrays.fill(bytes, four ? BYTES_4 : BYTES_6, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + (four ? "/24" : "/64");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
