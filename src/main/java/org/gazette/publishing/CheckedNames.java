package org.gazette.publishing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.gazette.text.PublicAddresses;

/**
 * Looks a host up once and gives out only addresses that may be called. The connection is made to what is given out
 * here: a name that leads elsewhere a moment later (DNS rebinding) gains nothing.
 */
final class CheckedNames implements DnsResolver {
    private final Names names;
    private final PublicAddresses addresses;

    CheckedNames(Names names, PublicAddresses addresses) {
        this.names = names;
        this.addresses = addresses;
    }

    /** @throws UnknownHostException when one of the addresses must not be called: the others are no better friends */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.of(host);
        for (InetAddress address : found) {
            if (!addresses.take(address)) {
                throw new UnknownHostException(
                        host + " leads to " + address.getHostAddress() + ", which is not public");
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
