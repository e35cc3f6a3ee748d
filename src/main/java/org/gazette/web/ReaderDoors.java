package org.gazette.web;

import java.time.Clock;
import java.util.List;
import org.gazette.delivery.Suppressions;
import org.gazette.publishing.Preferences;
import org.gazette.publishing.SignUp;
import org.gazette.publishing.Turnstile;
import org.gazette.typesetting.Pages;

/**
 * The doors by which readers come in and say what they want.
 *
 * @param site its address, which ends in a slash
 * @param wording the words that a reader agrees to
 * @param origins of other sites whose scripts may ask for newsletters
 * @param proxies addresses and networks of our own proxies, which tell of their clients
 */
public record ReaderDoors(
        SignUp signUp,
        Turnstile turnstile,
        Preferences preferences,
        Suppressions suppressions,
        String site,
        String wording,
        List<String> origins,
        List<String> proxies,
        Clock clock) {
    List<Route> routes(Pages pages) {
        Origin origin = new Origin(new Clients(proxies));
        return List.of(
                new SubscribeRoute(signUp, turnstile, pages, origin, clock, site, wording, origins),
                new ConfirmRoute(
                        signUp, turnstile, pages, address -> suppressions.add(address, "asked never to be mailed")),
                new PreferencesRoute(preferences, signUp, pages, origin));
    }
}
