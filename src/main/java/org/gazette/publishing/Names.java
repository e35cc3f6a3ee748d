package org.gazette.publishing;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host, as {@link InetAddress#getAllByName} does. */
@FunctionalInterface
public interface Names {
    /** @param host a name, or an address in numbers without brackets */
    InetAddress[] of(String host) throws UnknownHostException;
}
