package org.gazette.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.Preferences;
import org.gazette.publishing.ReaderFile;
import org.gazette.publishing.SignUp;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.Wishes;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;

/**
 * What a reader may change. The link of a letter shows it with the address masked; a link that was mailed for it shows what
 * is kept. GET changes nothing.
 */
final class PreferencesRoute implements Route {
    private static final String PATH = "/preferences/{token}";

    private final Preferences preferences;
    private final SignUp signUp;
    private final Pages pages;
    private final Origin origin;

    PreferencesRoute(Preferences preferences, SignUp signUp, Pages pages, Origin origin) {
        this.preferences = preferences;
        this.signUp = signUp;
        this.pages = pages;
        this.origin = origin;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show);
        routes.post(PATH, this::post);
    }

    private void show(Context context) {
        String token = context.pathParam("token");
        String action = SiteAddress.preferences(token);
        Optional<String> page = preferences
                .look(token)
                .map(view -> pages.preferences(view.masked(), action, view.orders()))
                .or(() -> preferences
                        .open(token)
                        .map(view -> pages.kept(view.reader().address().toString(), action, "")));
        ReaderPage.show(context, page.orElseGet(() -> pages.said("expired")));
    }

    private void post(Context context) {
        FormFields fields = FormFields.of(context);
        String token = context.pathParam("token");
        switch (fields.one("act")) {
            case "link" -> {
                preferences.mailLink(token);
                ReaderPage.show(context, pages.said("link"));
            }
            case "leave-all" -> {
                boolean good =
                        preferences.save(token, Map.of(), origin.of(context)).isPresent();
                ReaderPage.show(context, good ? pages.left() : pages.said("expired"));
            }
            case "move" -> move(context, token, fields.one("address"));
            case "export" -> export(context, token);
            case "erase" -> ReaderPage.show(context, pages.said(preferences.erase(token) ? "erased" : "expired"));
            default -> save(context, token, fields);
        }
    }

    private void save(Context context, String token, FormFields fields) {
        Map<String, Wishes> wanted = new HashMap<>();
        for (Newsletter newsletter : signUp.catalogue().newsletters()) {
            if (fields.all("newsletter").contains(newsletter.name())) {
                wanted.put(newsletter.name(), wishes(newsletter.name(), fields));
            }
        }
        Optional<List<String>> saved = preferences.save(token, wanted, origin.of(context));
        ReaderPage.show(context, pages.said(saved.isPresent() ? "saved" : "expired"));
    }

    /** What cannot be understood is as if it had not been said. */
    private Wishes wishes(String newsletter, FormFields fields) {
        List<String> sections = fields.all(newsletter + ".section").stream()
                .filter(pages.sections()::contains)
                .toList();
        Frequency frequency = Frequency.of(fields.one(newsletter + ".frequency"));
        int at = Wishes.hour(fields.one(newsletter + ".hour"));
        boolean alerts = !fields.one(newsletter + ".alerts").isEmpty();
        Instant pause = pause(fields.one(newsletter + ".pause"), fields.one("zone"));
        try {
            return Wishes.of(sections, fields.one("language"), frequency, at, fields.one("zone"))
                    .withAlerts(alerts)
                    .pausedUntil(pause);
        } catch (IllegalArgumentException e) {
            return Wishes.of(sections, "", frequency, at, "").withAlerts(alerts).pausedUntil(pause);
        }
    }

    private Instant pause(String day, String zone) {
        try {
            ZoneId place = zone.isEmpty() ? signUp.catalogue().zone() : ZoneId.of(zone);
            return day.isEmpty()
                    ? Instant.EPOCH
                    : LocalDate.parse(day).atStartOfDay(place).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private void move(Context context, String token, String address) {
        try {
            boolean good = preferences.move(token, EmailAddress.of(address), origin.of(context));
            ReaderPage.show(context, pages.said(good ? "moved" : "expired"));
        } catch (IllegalArgumentException e) {
            ReaderPage.show(
                    context,
                    preferences
                            .open(token)
                            .map(view -> pages.kept(
                                    view.reader().address().toString(), SiteAddress.preferences(token), "address"))
                            .orElseGet(() -> pages.said("expired")));
        }
    }

    private void export(Context context, String token) {
        Optional<String> file = preferences.export(token).map(ReaderFile::json);
        if (file.isEmpty()) {
            ReaderPage.show(context, pages.said("expired"));
            return;
        }
        context.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"your-data.json\"")
                .contentType("application/json")
                .result(file.get().getBytes(StandardCharsets.UTF_8));
    }
}
