package org.gazette.web;

import io.javalin.http.Context;

/** Pages that are one reader's: kept by nobody, found by no search engine, and their addresses told to no other site. */
final class ReaderPage {
    private ReaderPage() {}

    static void show(Context context, String html) {
        context.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .html(html);
    }
}
