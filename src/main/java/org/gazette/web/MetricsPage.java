package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * {@code /metrics}, and {@code /health/mail}: 200 while nothing keeps mail from going that a person must see to, else 503
 * with what it is, a line each. For this machine and those that the newsroom names; nothing is there for anybody else.
 */
final class MetricsPage implements Route {
    private final Visits visits;

    MetricsPage(Visits visits) {
        this.visits = visits;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/metrics", context -> show(context, this::metrics));
        routes.get("/health/mail", context -> show(context, this::mail));
    }

    private void show(Context context, Handler page) throws Exception {
        if (visits.mayWatch(ServletContextRequest.getServletContextRequest(context.req()))) {
            page.handle(context.header("Cache-Control", "no-store"));
        } else {
            context.status(404);
        }
    }

    private void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(visits.metrics().text());
    }

    private void mail(Context context) {
        List<String> alarms = visits.metrics().alarms();
        context.status(alarms.isEmpty() ? 200 : 503)
                .result(alarms.isEmpty() ? "mail goes\n" : String.join("\n", alarms) + "\n");
    }
}
