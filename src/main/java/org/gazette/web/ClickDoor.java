package org.gazette.web;

import java.security.SecureRandom;
import java.util.List;
import org.gazette.publishing.Clicks;

/**
 * Where counted links lead by.
 *
 * @param proxies addresses and networks of our own proxies, which tell of their clients
 */
public record ClickDoor(Clicks clicks, List<String> proxies) {
    Route route() {
        return new ClickRoute(clicks, new Clients(proxies), new SecureRandom());
    }
}
