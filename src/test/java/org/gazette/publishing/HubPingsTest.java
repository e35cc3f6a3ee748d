package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gazette.StandingClock;
import org.gazette.publishing.Reader.Answer;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.storage.OnBothDatabases;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outside hubs, told over HTTP. */
class HubPingsTest {
    private static final List<String> FEEDS = List.of("/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json");

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private final Reader hub = new Reader();
    private final Shelf shelf = new Shelf();
    private final CallbackClient client = new CallbackClient(
            HubNode.SITE,
            new PublicAddresses(new Nets(List.of("127.0.0.0/8"))),
            InetAddress::getAllByName,
            CallbackClient.Patience.USUAL);

    @AfterEach
    void close() {
        client.close();
        hub.close();
    }

    @OnBothDatabases
    void aChangeOfAFeedIsToldInEachFormat(Database database) {
        try (HubPings pings = pings(database, hub.at("/publish"))) {
            put("first");
            pings.published(FEEDS);
            waited(pings);

            assertThat(hub.calls()).hasSize(3).allSatisfy(call -> {
                assertThat(call.method()).isEqualTo("POST");
                assertThat(call.target()).isEqualTo("/publish");
                assertThat(call.headers().get("Content-Type")).containsExactly("application/x-www-form-urlencoded");
                assertThat(call.form()).containsEntry("hub.mode", "publish").hasSize(3);
                assertThat(call.form().get("hub.url")).isEqualTo(call.form().get("hub.topic"));
            });
            assertThat(hub.calls())
                    .extracting(call -> call.form().get("hub.topic"))
                    .containsExactlyInAnyOrder(
                            "https://gazette.example/feeds/all.rss",
                            "https://gazette.example/feeds/all.atom",
                            "https://gazette.example/feeds/all.json");
        }
    }

    @OnBothDatabases
    void aBurstIsToldOnceAndWhatDidNotChangeNotAtAll(Database database) {
        try (HubPings pings = pings(database, hub.at("/"))) {
            put("first");
            pings.published(FEEDS);
            put("second");
            pings.published(FEEDS);
            pings.work();
            assertThat(hub.calls()).isEmpty();

            waited(pings);
            pings.published(FEEDS);
            waited(pings);
            assertThat(hub.calls()).hasSize(3);

            put("third");
            pings.published(List.of("/feeds/all.atom", "/", "/sitemap.xml", "/feeds/all/archive/1.atom"));
            waited(pings);
            assertThat(hub.calls()).hasSize(4);
        }
    }

    @OnBothDatabases
    void aHubThatFailsIsToldLaterOverARestartToo(Database database) {
        hub.manners(call -> new Answer(503, ""));
        try (HubPings pings = pings(database, hub.at("/"))) {
            put("first");
            pings.published(FEEDS);
            waited(pings);
            waited(pings);
            assertThat(hub.calls()).hasSize(1);
        }

        hub.receives(204);
        try (HubPings pings = pings(database, hub.at("/"))) {
            clock.forward(Duration.ofSeconds(10));
            pings.work();
            clock.forward(Duration.ofDays(1));
            pings.work();
        }
        assertThat(hub.calls().stream().skip(1))
                .extracting(call -> call.form().get("hub.topic"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void aHubThatFailsHoldsUpNoOther() {
        Reader other = new Reader();
        hub.manners(call -> new Answer(500, ""));
        try (other;
                Database database = FreshDatabases.sqlite();
                HubPings pings = pings(database, hub.at("/"), other.at("/"))) {
            put("first");
            pings.published(FEEDS);
            waited(pings);

            assertThat(hub.calls()).hasSize(1);
            assertThat(other.calls()).hasSize(3);
        }
    }

    @Test
    void aHubIsAnAddress() {
        try (Database database = FreshDatabases.sqlite()) {
            assertThatThrownBy(() -> pings(database, "hub.example"))
                    .hasMessage("hub 'hub.example' is no absolute address such as https://reader.example/push");
        }
    }

    private HubPings pings(Database database, String... hubs) {
        return new HubPings(database, List.of(hubs), new Topics(HubNode.SITE, shelf), client, clock);
    }

    private void put(String words) {
        for (String path : FEEDS) {
            shelf.put(Document.of(path, "", words.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
        }
        shelf.put(Document.of("/feeds/all/archive/1.atom", "", new byte[0], Instant.EPOCH));
        shelf.put(Document.of("/sitemap.xml", "", new byte[0], Instant.EPOCH));
    }

    private void waited(HubPings pings) {
        clock.forward(Duration.ofSeconds(3));
        pings.work();
    }
}
