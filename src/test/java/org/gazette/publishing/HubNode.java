package org.gazette.publishing;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gazette.storage.Database;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.gazette.text.SiteAddress;

/** One node with a shelf and a hub, which may call this machine. */
final class HubNode implements AutoCloseable {
    static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    static final String PATH = "/feeds/all.atom";
    static final String TOPIC = "https://gazette.example/feeds/all.atom";
    static final String TYPE = "application/atom+xml; charset=utf-8";

    final Shelf shelf = new Shelf();
    final CallbackClient client;
    final Hub hub;

    HubNode(Database database, Clock clock) {
        this(database, clock, new Nets(List.of("127.0.0.0/8")), InetAddress::getAllByName);
    }

    HubNode(Database database, Clock clock, Nets nets, Names names) {
        client = new CallbackClient(SITE, new PublicAddresses(nets), names, CallbackClient.Patience.USUAL);
        hub = new Hub(database, SITE, new Topics(SITE, shelf), client, clock, new SecureRandom());
        put(PATH, "first");
    }

    void put(String path, String words) {
        shelf.put(Document.of(path, TYPE, words.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }

    void publish(String words) {
        put(PATH, words);
        hub.published(List.of(PATH));
    }

    HubAnswer ask(String mode, String callback, String... more) {
        return ask(form(mode, callback, more));
    }

    HubAnswer ask(Map<String, String> form) {
        return hub.request(form, "192.0.2.1");
    }

    static Map<String, String> form(String mode, String callback, String... more) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.mode", mode);
        form.put("hub.topic", TOPIC);
        form.put("hub.callback", callback);
        for (int at = 0; at < more.length; at += 2) {
            form.put(more[at], more[at + 1]);
        }
        return form;
    }

    /** Asks and lets it be verified. */
    void subscribe(String callback, String... more) {
        ask("subscribe", callback, more);
        hub.work();
    }

    @Override
    public void close() {
        hub.close();
        client.close();
    }
}
