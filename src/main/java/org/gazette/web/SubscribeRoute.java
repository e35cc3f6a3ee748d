package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.SignUp;
import org.gazette.publishing.Turnstile;
import org.gazette.publishing.Turnstile.Verdict;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.SignUpRequest;
import org.gazette.subscribers.Wishes;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.ReaderWords;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form on which newsletters are asked for, and the same as JSON for the scripts of sites that the configuration names.
 * What is answered depends on what was typed and on how many come, never on whether an address is known.
 */
final class SubscribeRoute implements Route {
    private static final String PATH = SiteAddress.subscribe();
    private static final String API = "/api/v1/subscribe";
    private static final int TOO_MANY = 429;
    private static final int NO_CONTENT = 204;
    private static final int REFUSED = 403;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SignUp signUp;
    private final Turnstile turnstile;
    private final Pages pages;
    private final Origin origin;
    private final Clock clock;
    private final String site;
    private final String wording;
    private final Set<String> origins;
    private final byte[] script = script();

    /**
     * @param site its address, which stands in the proof of consent
     * @param wording the words that are agreed to
     * @param origins of other sites whose scripts may ask, such as {@code https://paper.example}
     */
    SubscribeRoute(
            SignUp signUp,
            Turnstile turnstile,
            Pages pages,
            Origin origin,
            Clock clock,
            String site,
            String wording,
            List<String> origins) {
        this.signUp = signUp;
        this.turnstile = turnstile;
        this.pages = pages;
        this.origin = origin;
        this.clock = clock;
        this.site = site;
        this.wording = wording;
        this.origins = Set.copyOf(origins);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::ask);
        routes.post(PATH, this::post);
        routes.get(
                PATH + ".js",
                context -> context.header("Cache-Control", "public, max-age=3600")
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType("text/javascript; charset=utf-8")
                        .result(script));
        routes.get(API, this::ticket);
        routes.post(API, this::json);
        routes.options(API, this::preflight);
    }

    /** What was typed. */
    private record Typed(
            String address,
            String name,
            List<String> newsletters,
            List<String> sections,
            String frequency,
            String hour,
            String alerts,
            String zone,
            String ticket,
            String work,
            boolean trapped) {
        static Typed of(FormFields fields) {
            return new Typed(
                    fields.one("address"),
                    fields.one("name"),
                    fields.all("newsletter"),
                    fields.all("section"),
                    fields.one("frequency"),
                    fields.one("hour"),
                    fields.one("alerts"),
                    fields.one("zone"),
                    fields.one("ticket"),
                    fields.one("work"),
                    !fields.one("website").isEmpty());
        }

        Wishes wishes(Set<String> slugs) {
            return Wishes.of(
                            sections.stream().filter(slugs::contains).toList(),
                            "",
                            Frequency.of(frequency),
                            Wishes.hour(hour),
                            zone)
                    .withAlerts(!alerts.isEmpty());
        }
    }

    private void ask(Context context) {
        Set<String> wanted = new HashSet<>(context.queryParams("newsletter"));
        show(context, 200, new Typed("", "", List.copyOf(wanted), List.of(), "", "", "", "", "", "", false), "");
    }

    private void post(Context context) {
        Typed typed = Typed.of(FormFields.of(context));
        String fault = fault(typed);
        Verdict verdict = fault.isEmpty() ? decide(context, typed, site + PATH.substring(1)) : Verdict.AGAIN;
        if (!fault.isEmpty()) {
            show(context, 200, typed, fault);
        } else if (verdict == Verdict.PASS) {
            ReaderPage.show(context, pages.said("asked"));
        } else {
            show(context, verdict == Verdict.REFUSED ? TOO_MANY : 200, typed, word(verdict));
        }
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case AGAIN -> "again";
            case STALE -> "stale";
            case REFUSED -> "many";
            case WORK -> "work";
            case PASS -> "";
        };
    }

    private String fault(Typed typed) {
        if (known(typed.newsletters()).isEmpty()) {
            return "newsletter";
        }
        try {
            EmailAddress.of(typed.address());
        } catch (IllegalArgumentException e) {
            return "address";
        }
        try {
            typed.wishes(Set.of());
        } catch (IllegalArgumentException e) {
            return "zone";
        }
        return "";
    }

    /** A program that fills the trap is answered like everybody, and nothing is done. */
    private Verdict decide(Context context, Typed typed, String form) {
        EmailAddress address = EmailAddress.of(typed.address());
        String network = origin.of(context);
        Verdict verdict = turnstile.pass(typed.ticket(), typed.work(), network, address.domain());
        if (verdict == Verdict.PASS && !typed.trapped()) {
            signUp.ask(new SignUpRequest(
                    address,
                    typed.name().replaceAll("[<>\"\\p{Cntrl}]|https?:\\S*", "").strip(),
                    known(typed.newsletters()),
                    typed.wishes(pages.sections()),
                    0,
                    new Consent("form", clock.instant(), wording, form, network),
                    clock.instant()));
        }
        return verdict;
    }

    private List<String> known(List<String> names) {
        return signUp.catalogue().newsletters().stream()
                .map(Newsletter::name)
                .filter(names::contains)
                .toList();
    }

    private void show(Context context, int status, Typed typed, String fault) {
        boolean work = fault.equals("work") || turnstile.isShut();
        Wishes wishes;
        try {
            wishes = typed.wishes(pages.sections());
        } catch (IllegalArgumentException e) {
            wishes = Wishes.NONE;
        }
        ReaderPage.show(
                context.status(status),
                pages.subscribe(new ReaderWords.Form(
                        turnstile.form(),
                        work ? Turnstile.WORK_BITS : 0,
                        fault,
                        typed.address(),
                        typed.name(),
                        Set.copyOf(typed.newsletters()),
                        wishes,
                        typed.zone(),
                        wording)));
    }

    /** A new form for a script of another site. */
    private void ticket(Context context) {
        if (mayAsk(context)) {
            answer(
                    context,
                    200,
                    Map.of(
                            "ticket",
                            turnstile.form(),
                            "bits",
                            turnstile.isShut() ? Turnstile.WORK_BITS : 0,
                            "wording",
                            wording));
        }
    }

    private void json(Context context) {
        if (!mayAsk(context)) {
            return;
        }
        Typed typed;
        try {
            typed = typed(JSON.readTree(FormFields.body(context)));
        } catch (RuntimeException e) {
            answer(context, 400, Map.of("error", "the body is no JSON object"));
            return;
        }
        String fault = fault(typed);
        if (!fault.isEmpty()) {
            answer(context, 400, Map.of("error", fault));
            return;
        }
        Verdict verdict = decide(context, typed, String.valueOf(context.header("Origin")));
        if (verdict == Verdict.PASS) {
            answer(context, 202, Map.of("answer", "asked"));
        } else {
            answer(
                    context,
                    verdict == Verdict.REFUSED ? TOO_MANY : 409,
                    Map.of("error", word(verdict), "ticket", turnstile.form(), "bits", Turnstile.WORK_BITS));
        }
    }

    private static Typed typed(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("no object");
        }
        return new Typed(
                text(object, "address"),
                text(object, "name"),
                texts(object, "newsletters"),
                texts(object, "sections"),
                text(object, "frequency"),
                text(object, "hour"),
                text(object, "alerts"),
                text(object, "zone"),
                text(object, "ticket"),
                text(object, "work"),
                !text(object, "website").isEmpty());
    }

    private static String text(ObjectNode json, String name) {
        return json.path(name).asString("").replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static List<String> texts(ObjectNode json, String name) {
        return json.path(name).valueStream().map(one -> one.asString("")).toList();
    }

    private boolean mayAsk(Context context) {
        String from = context.header("Origin");
        if (from == null) {
            return true;
        }
        boolean known = origins.contains(from) || (from + "/").equals(site);
        if (known) {
            context.header("Access-Control-Allow-Origin", from).header("Vary", "Origin");
        } else {
            context.status(REFUSED).header("Vary", "Origin");
        }
        return known;
    }

    private void preflight(Context context) {
        if (mayAsk(context)) {
            context.status(NO_CONTENT)
                    .header("Access-Control-Allow-Methods", "GET, POST")
                    .header("Access-Control-Allow-Headers", "Content-Type")
                    .header("Access-Control-Max-Age", "3600");
        }
    }

    private static void answer(Context context, int status, Map<String, Object> words) {
        context.status(status)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .contentType("application/json")
                .result(JSON.writeValueAsBytes(words));
    }

    private static byte[] script() {
        try (InputStream in = SubscribeRoute.class.getResourceAsStream("subscribe.js")) {
            if (in == null) {
                throw new IllegalStateException("subscribe.js is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
