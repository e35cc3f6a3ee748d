package org.gazette.web;

import io.javalin.config.RoutesConfig;
import java.util.function.BooleanSupplier;

/** {@code /health/live} while the process runs, {@code /health/ready} while it can serve and write. */
final class Health implements Route {
    private final BooleanSupplier ready;

    Health(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health/live", context -> context.result("live\n"));
        routes.get("/health/ready", context -> {
            boolean now = ready.getAsBoolean();
            context.status(now ? 200 : 503).result(now ? "ready\n" : "not ready\n");
        });
    }
}
