package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.gazette.publishing.Leaving;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;

/**
 * The way out of a newsletter. GET asks, with one button, and changes nothing; POST ends the subscription in the request,
 * whichever the encoding of its body, without cookie or redirect, and again with the same answer (RFC 8058 §3). A token
 * that is none of ours is answered alike. The answer has a button that takes it back.
 */
final class Unsubscribe implements Route {
    private static final String PATH = "/unsubscribe/{token}";

    private final Leaving leaving;
    private final Pages pages;

    Unsubscribe(Leaving leaving, Pages pages) {
        this.leaving = leaving;
        this.pages = pages;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::ask);
        routes.post(PATH, this::leave);
    }

    private void ask(Context context) {
        String token = context.pathParam("token");
        page(context, pages.leave(SiteAddress.unsubscribe(token), SiteAddress.preferences(token)));
    }

    private void leave(Context context) {
        String token = context.pathParam("token");
        if (FormFields.of(context).one("undo").equals("yes")) {
            leaving.stay(token);
            page(context, pages.said("stayed"));
        } else {
            leaving.leave(token);
            page(context, pages.left());
        }
    }

    private static void page(Context context, String html) {
        context.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .html(html);
    }
}
