package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.SignUp;
import org.gazette.publishing.Turnstile;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;

/** Where the owner of an address says yes, or never again. GET asks and changes nothing; only a button does. */
final class ConfirmRoute implements Route {
    private static final String PATH = "/confirm/{token}";
    private static final String NOT_ME = "/not-me";

    private final SignUp signUp;
    private final Turnstile turnstile;
    private final Pages pages;
    private final Never never;

    /** Puts an address on the list of those that are never mailed. */
    @FunctionalInterface
    interface Never {
        void mail(EmailAddress address);
    }

    ConfirmRoute(SignUp signUp, Turnstile turnstile, Pages pages, Never never) {
        this.signUp = signUp;
        this.turnstile = turnstile;
        this.pages = pages;
        this.never = never;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> ask(context, false));
        routes.get(PATH + NOT_ME, context -> ask(context, true));
        routes.post(PATH, this::confirm);
        routes.post(PATH + NOT_ME, this::refuse);
    }

    private void ask(Context context, boolean refusing) {
        String token = context.pathParam("token");
        Optional<List<Newsletter>> newsletters = signUp.look(token);
        String place = SiteAddress.confirm(token);
        ReaderPage.show(
                context,
                newsletters
                        .map(all -> refusing
                                ? pages.confirm(true, all, place + NOT_ME, place)
                                : pages.confirm(false, all, place, place + NOT_ME))
                        .orElseGet(() -> pages.said("expired")));
    }

    private void confirm(Context context) {
        boolean good = signUp.confirm(context.pathParam("token")).isPresent();
        if (good) {
            turnstile.confirmed();
        }
        ReaderPage.show(context, pages.said(good ? "confirmed" : "expired"));
    }

    private void refuse(Context context) {
        signUp.refuse(context.pathParam("token")).ifPresent(never::mail);
        ReaderPage.show(context, pages.said("refused"));
    }
}
