package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.gazette.mail.EmailAddress;
import org.gazette.stories.Draft;
import org.gazette.stories.Label;
import org.gazette.subscribers.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newsroom's process, asked over HTTP. */
class ServingTest {
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private House house;
    private Serving serving;
    private int port;
    private String wayOut;

    @BeforeEach
    void serve() {
        Home home = Setup.init(
                        folder.resolve("paper"),
                        new Setup.Answers("The Test", "https://test.example/", "", "", LocalDate.of(2020, 1, 1)))
                .home();
        house = House.open(home, Clock.systemUTC());
        long ada = house.subscribers()
                .subscribe(ADA, "Ada", "daily", List.of(), "en", "test")
                .subscriber()
                .id();
        wayOut = house.leaving().wayOutUrl(ada, "daily").replace("https://test.example", "");
        serving = house.serving(Optional.empty());
        port = serving.start(0);
    }

    @AfterEach
    void stop() {
        serving.close();
    }

    @Test
    void lookingAtTheWayOutChangesNothing() throws Exception {
        HttpResponse<String> page = send(request(wayOut).GET());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\" action=\"" + wayOut + "\"");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(state()).isEqualTo(Subscription.State.ACTIVE);
    }

    @Test
    void onePostEndsTheSubscriptionWithoutCookieOrRedirect() throws Exception {
        HttpResponse<String> answer = send(request(wayOut)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKeys("location", "set-cookie");
        assertThat(state()).isEqualTo(Subscription.State.LEFT);
    }

    @Test
    void theOtherEncodingDoesAsWell() throws Exception {
        HttpResponse<String> answer = send(request(wayOut)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--b--\r\n")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(state()).isEqualTo(Subscription.State.LEFT);
    }

    @Test
    void aSecondPostAndAForgedOneAreAnsweredAlike() throws Exception {
        String first = send(request(wayOut).POST(BodyPublishers.noBody())).body();

        assertThat(send(request(wayOut).POST(BodyPublishers.noBody())).body()).isEqualTo(first);
        HttpResponse<String> forged =
                send(request("/unsubscribe/1.zz.daily.AAAA").POST(BodyPublishers.noBody()));
        assertThat(forged.statusCode()).isEqualTo(200);
        assertThat(forged.body()).isEqualTo(first);
    }

    @Test
    void whatAnotherProcessPublishesIsSeenWithinSeconds() {
        house.desk()
                .publish(new Draft("bridge.md")
                        .headline("A new bridge opens")
                        .published(Instant.now().minusSeconds(60))
                        .section("World")
                        .body("<p>It is blue.</p>"));
        String address = house.stories().latest(Label.ALL, 1).get(0).address();

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(send(request(address).GET()).body()).contains("It is blue.");
            assertThat(folder.resolve("paper/data/site" + address + "index.html"))
                    .exists();
        });
    }

    @Test
    void aRetractedStoryIsGone() throws Exception {
        house.desk()
                .publish(
                        new Draft("x").headline("Wrong").published(Instant.now().minusSeconds(60)));
        house.site().refresh();
        var story = house.stories().latest(Label.ALL, 1).get(0);
        assertThat(send(request(story.address()).GET()).statusCode()).isEqualTo(200);

        house.desk().retract(story.number(), "It was not so.");
        house.site().refresh();

        assertThat(send(request(story.address()).GET()).statusCode()).isEqualTo(410);
        assertThat(send(request("/feeds/all.atom").GET()).body()).doesNotContain("Wrong");
    }

    @Test
    void aRestartChangesNoHeaderOfAnyDocument() throws Exception {
        for (int minutesAgo : List.of(80, 40)) {
            house.desk()
                    .publish(new Draft("story " + minutesAgo)
                            .headline("A story of " + minutesAgo + " minutes ago")
                            .published(Instant.now().minus(Duration.ofMinutes(minutesAgo)))
                            .section("World"));
        }
        house.site().refresh();
        house.shelf().settle();
        List<String> paths = List.of(
                "/feeds/all.atom",
                "/feeds/sections/world.rss",
                "/feeds/in-brief.json",
                "/newsletters/daily.atom",
                "/feeds.opml",
                "/",
                "/sitemap.xml",
                "/robots.txt");
        Map<String, Map<String, List<String>>> before = headers(paths);

        serving.close();
        house = House.open(house.home(), Clock.systemUTC());
        serving = house.serving(Optional.empty());
        port = serving.start(0);

        assertThat(headers(paths)).isEqualTo(before);
        assertThat(before.get("/feeds/all.atom"))
                .containsEntry(
                        "cache-control",
                        List.of("public, max-age=600, stale-while-revalidate=60, stale-if-error=86400"));
        assertThat(before.get("/feeds/all.atom").get("link").toString())
                .contains("<https://test.example/feeds/all.atom>; rel=\"self\"", "rel=\"hub\"");
    }

    @Test
    void whoIsBehindIsSentWhatIsNew() throws Exception {
        publish("The first story");
        publish("The second story");
        house.site().refresh();
        String tag = send(request("/feeds/all.atom").GET())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        publish("The third story");
        house.site().refresh();

        HttpResponse<String> delta = send(request("/feeds/all.atom")
                .header("A-IM", "feed")
                .header("If-None-Match", tag)
                .GET());

        assertThat(delta.statusCode()).isEqualTo(226);
        assertThat(delta.body()).contains("The third story").doesNotContain("The first story");
    }

    private void publish(String headline) {
        house.desk()
                .publish(new Draft(headline)
                        .headline(headline)
                        .published(Instant.now().minusSeconds(60)));
    }

    private Map<String, Map<String, List<String>>> headers(List<String> paths) throws Exception {
        Map<String, Map<String, List<String>>> headers = new TreeMap<>();
        for (String path : paths) {
            HttpResponse<String> answer = send(request(path).GET());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            Map<String, List<String>> fields = new TreeMap<>(answer.headers().map());
            fields.remove("date");
            headers.put(path, fields);
        }
        return headers;
    }

    private Subscription.State state() {
        long ada = house.subscribers().of(ADA).orElseThrow().id();
        return house.subscribers().subscriptions(ada).get(0).state();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
