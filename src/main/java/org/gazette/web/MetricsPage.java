package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** {@code /metrics}, for this machine and those that the newsroom names; nothing is there for anybody else. */
final class MetricsPage implements Route {
    private final Visits visits;

    MetricsPage(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/metrics", this::show);
    }

    private void show(Context context) {
        if (!visits.mayWatch(ServletContextRequest.getServletContextRequest(context.req()))) {
            context.status(404);
            return;
        }
        context.header("Cache-Control", "no-store")
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(visits.metrics().text());
    }
}
