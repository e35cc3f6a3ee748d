package org.gazette.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.gazette.delivery.LocalInbox;
import org.gazette.publishing.Hub;
import org.gazette.publishing.Leaving;
import org.gazette.publishing.Shelf;
import org.gazette.typesetting.Pages;

/** The public site over HTTP: documents from the shelf, and a few routes behind them. */
public final class WebServer implements AutoCloseable {
    private static final int LAST_PORT = 65_535;

    private final Shelf shelf;
    private final List<Route> routes;
    private final Visits visits;
    private final Javalin javalin;

    WebServer(Shelf shelf, List<Route> routes, Visits visits) {
        this.shelf = shelf;
        this.routes = List.copyOf(routes);
        this.visits = visits;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * The site, its way out and its health.
     *
     * @param ready whether the newsroom can serve and write
     * @param inbox the mailbox on this machine to show, if there is one
     * @param hub that takes requests at {@code /hub}, if there is one
     */
    public static WebServer of(
            Shelf shelf,
            Leaving leaving,
            Pages pages,
            BooleanSupplier ready,
            Optional<LocalInbox> inbox,
            Visits visits,
            Optional<Hub> hub) {
        return of(shelf, leaving, pages, ready, inbox, visits, hub, Optional.empty(), Optional.empty());
    }

    /**
     * The same.
     *
     * @param doors by which readers come in, if it has them
     * @param clicks where counted links lead by, if it counts any
     */
    public static WebServer of(
            Shelf shelf,
            Leaving leaving,
            Pages pages,
            BooleanSupplier ready,
            Optional<LocalInbox> inbox,
            Visits visits,
            Optional<Hub> hub,
            Optional<ReaderDoors> doors,
            Optional<ClickDoor> clicks) {
        List<Route> routes = new ArrayList<>();
        clicks.ifPresent(one -> routes.add(one.route()));
        doors.ifPresent(one -> routes.addAll(one.routes(pages)));
        routes.add(new Health(ready));
        routes.add(new MetricsPage(visits));
        routes.add(new Unsubscribe(leaving, pages));
        hub.ifPresent(one -> routes.add(new HubRoute(one)));
        inbox.ifPresent(mailbox -> routes.add(new InboxPages(mailbox, pages)));
        return new WebServer(shelf, routes, visits);
    }

    /** The same, open to everybody at any pace, and nobody counted. */
    public static WebServer of(
            Shelf shelf, Leaving leaving, Pages pages, BooleanSupplier ready, Optional<LocalInbox> inbox) {
        Visits visits = new Visits(List.of(), Optional.empty(), Optional.empty(), new Metrics(Map.of()), List.of());
        return of(shelf, leaving, pages, ready, inbox, visits, Optional.empty());
    }

    /** Listens on every address of this machine. */
    public int start(int port) {
        return start("0.0.0.0", port);
    }

    /**
     * Listens.
     *
     * @param host the address to listen on, such as {@code 127.0.0.1} behind a proxy on this machine
     * @param port 0 for any that is free
     * @return the port
     * @throws IllegalArgumentException when there is no such port
     * @throws IllegalStateException when another program has it
     */
    public int start(String host, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "port " + port + " is not between 0 and " + LAST_PORT + ": choose one with --port N");
        }
        try {
            javalin.start(host, port);
            visits.start();
            return javalin.port();
        } catch (JavalinBindException e) {
            throw new IllegalStateException(
                    "port " + port + " is taken by another program: choose one with --port N", e);
        }
    }

    @Override
    public void close() {
        javalin.stop();
        visits.end();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.generateEtags = false;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(5_000);
            server.setHandler(new Documents(shelf, visits));
        });
        config.jetty.addConnector((server, http) -> connector(server, http, config));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
            http.setUseInputDirectByteBuffers(false); // a request is parsed byte by byte, which is quicker on the heap
        });
        routes.forEach(route -> route.addTo(config.routes));
        config.routes.error(404, this::notFound);
    }

    /** With one thread a processor that reads requests, and answers all that is at hand. */
    private static ServerConnector connector(Server server, HttpConfiguration http, JavalinConfig config) {
        int selectors = Runtime.getRuntime().availableProcessors();
        ServerConnector connector = new ServerConnector(server, -1, selectors, new HttpConnectionFactory(http));
        connector.setHost(config.jetty.host);
        connector.setPort(config.jetty.port);
        return connector;
    }

    private void notFound(Context context) {
        shelf.at("/404").ifPresent(page -> context.contentType(page.mediaType()).result(page.bytes()));
    }
}
