package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.gazette.publishing.Clicks;

/**
 * Links that are counted: they lead on to where the newsroom says, whatever the request says. One that is none of ours is
 * not found.
 */
final class ClickRoute implements Route {
    private static final String PATH = "/c/{token}";

    private final Clicks clicks;
    private final Clients clients;
    private final KeyedHash hash;

    ClickRoute(Clicks clicks, Clients clients, SecureRandom random) {
        this.clicks = clicks;
        this.clients = clients;
        byte[] key = new byte[KeyedHash.KEY_BYTES];
        random.nextBytes(key);
        this.hash = new KeyedHash(key);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> follow(context, false));
        routes.head(PATH, context -> follow(context, true));
    }

    private void follow(Context context, boolean head) {
        context.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
        Optional<String> target = clicks.follow(context.pathParam("token"), follower(context, head));
        if (target.isPresent()) {
            context.redirect(target.get(), HttpStatus.FOUND);
        } else {
            context.status(HttpStatus.NOT_FOUND);
        }
    }

    private Clicks.Follower follower(Context context, boolean head) {
        String agent = header(context, "User-Agent");
        String purpose = header(context, "Sec-Purpose") + header(context, "Purpose") + header(context, "X-Moz");
        long client = Clients.key(clients.of(ServletContextRequest.getServletContextRequest(context.req())));
        return new Clicks.Follower(hash.of(client, agent), agent, head || purpose.contains("prefetch"));
    }

    private static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }
}
