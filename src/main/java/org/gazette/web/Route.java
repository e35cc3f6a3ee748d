package org.gazette.web;

import io.javalin.config.RoutesConfig;

/** Answers for one corner of the site that is no document. */
interface Route {
    void addTo(RoutesConfig routes);
}
