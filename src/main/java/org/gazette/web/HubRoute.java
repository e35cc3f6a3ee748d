package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.gazette.publishing.Hub;
import org.gazette.publishing.HubAnswer;
import org.gazette.text.SiteAddress;

/** The door of the hub (WebSub §5.1): POST subscribes or unsubscribes, GET says what it is. */
final class HubRoute implements Route {
    private static final int LONGEST = 8_192;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ABOUT = """
            This is the WebSub hub of the feeds of this site, and of no others.
            To subscribe, POST hub.mode=subscribe, hub.topic (a feed's own address) and hub.callback here.
            See https://www.w3.org/TR/websub/
            """;

    private final Hub hub;

    HubRoute(Hub hub) {
        this.hub = hub;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(SiteAddress.hub(), context -> say(context, 200, ABOUT));
        routes.post(SiteAddress.hub(), this::request);
    }

    private void request(Context context) {
        byte[] body = body(context);
        if (!isForm(context)) {
            say(context, 415, "The body must be " + FORM + " in UTF-8.\n");
        } else if (body.length > LONGEST) {
            say(context, 413, "The body is longer than " + LONGEST + " bytes.\n");
        } else {
            HubAnswer answer = answer(body, context.ip());
            say(context, answer.status(), answer.words() + "\n");
        }
    }

    private HubAnswer answer(byte[] body, String client) {
        try {
            return hub.request(HubForm.read(body), client);
        } catch (IllegalArgumentException e) {
            return new HubAnswer(400, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isForm(Context context) {
        String type = String.valueOf(context.header("Content-Type")).toLowerCase(Locale.ROOT);
        return type.matches(FORM + "\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");
    }

    private static byte[] body(Context context) {
        try {
            return context.req().getInputStream().readNBytes(LONGEST + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Context context, int status, String words) {
        context.status(status)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("text/plain; charset=utf-8")
                .result(words);
    }
}
