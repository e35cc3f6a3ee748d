package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.gazette.storage.FreshDatabases;
import org.gazette.stories.Draft;
import org.gazette.stories.Filing;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
import org.gazette.stories.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers meet when a story is corrected and when it is taken back: over HTTP, and as a push from the hub. */
class RetractionTest {
    private static final String SITE = "https://test.example/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> pushed = new CopyOnWriteArrayList<>();
    private HttpServer reader;
    private House house;
    private Serving serving;
    private int port;
    private Story wrong;

    @BeforeEach
    void aReader() throws IOException {
        reader = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        reader.createContext("/", this::receive);
        reader.start();
    }

    @AfterEach
    void stop() {
        serving.close();
        reader.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void aStoryThatIsTakenBackIsGoneEverywhereAndReadersAreToldWhy(String kind) throws Exception {
        open(kind);
        subscribe("feeds/all.atom");
        assertThat(get("/news-sitemap.xml").body()).contains(wrong.path());

        house.desk().retract(wrong.number(), "The bridge is not closed & never was.");

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get(wrong.address()).statusCode()).isEqualTo(410));
        assertThat(get(wrong.address()).body()).contains("The bridge is not closed &amp; never was.", "noindex");
        for (String feed : List.of("/feeds/all", "/feeds/sections/city", "/feeds/tags/bridges", "/feeds/authors/ada")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(feed + ".json").body()).contains("tombstones\":["));
            assertThat(get(feed + ".atom").body())
                    .contains("<at:deleted-entry ref=\"" + wrong.id() + "\" when=\"", "not closed &amp; never was.")
                    .doesNotContain(wrong.headline());
            assertThat(get(feed + ".rss").body())
                    .contains("<at:deleted-entry ref=\"" + wrong.id() + "\"", "not closed &amp; never was.")
                    .doesNotContain(wrong.headline());
            assertThat(get(feed + ".json").body())
                    .contains("\"tombstones\":[{\"id\":\"" + wrong.id() + "\"", "not closed & never was.")
                    .doesNotContain(wrong.headline());
        }
        for (String page : List.of("/", "/sections/city/", "/tags/bridges/", "/authors/ada/", "/stories/" + right())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(page).body()).doesNotContain(wrong.headline()));
        }
        for (String map : List.of("/sitemap-1.xml", "/sitemap-pages.xml", "/news-sitemap.xml")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(map).body()).doesNotContain(wrong.path()));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pushed)
                        .anySatisfy(body -> assertThat(body).contains("<at:deleted-entry ref=\"" + wrong.id())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void aCorrectionMovesTheDateAndIsMarkedAndATypoDoesNeither(String kind) throws Exception {
        open(kind);
        String before = get("/feeds/all.atom").body();
        String sport = get("/feeds/sections/sport.atom").headers().map().toString();

        house.desk()
                .revise(
                        wrong.number(),
                        new Draft("desk").body("<p>By noon.</p>").revision(Revision.Kind.TYPO, ""));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(get("/feeds/all.atom").body()).contains("By noon.");
            assertThat(get(wrong.address()).body()).contains("By noon.");
        });
        assertThat(updated(get("/feeds/all.atom").body())).isEqualTo(updated(before));
        assertThat(get(wrong.address()).body()).doesNotContain("Correct");

        house.desk()
                .revise(
                        wrong.number(),
                        new Draft("desk")
                                .headline("Bridge open")
                                .revision(Revision.Kind.CORRECTION, "It said that the bridge is closed."));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(get("/feeds/all.json").body()).contains("Bridge open");
            assertThat(get(wrong.address()).body()).contains("Bridge open");
        });
        String after = get("/feeds/all.atom").body();
        assertThat(updated(after)).isGreaterThan(updated(before));
        assertThat(after).contains("Correction, ", "It said that the bridge is closed.", wrong.id());
        assertThat(get("/feeds/all.rss").body()).contains("Correction, ", "<atom:updated>");
        assertThat(get("/feeds/all.json").body())
                .contains("\"revision\":{\"kind\":\"correction\",\"note\":\"It said that the bridge is closed.\"");
        assertThat(get(wrong.address()).body()).contains("Correct", "It said that the bridge is closed.");
        assertThat(get("/feeds/sections/sport.atom").headers().map().toString().replaceAll("date=\\[[^]]*]", ""))
                .isEqualTo(sport.replaceAll("date=\\[[^]]*]", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void whoAsksForWhatIsNewGetsThatAlone(String kind) throws Exception {
        open(kind);
        HttpResponse<String> before = get("/feeds/all.rss");
        assertThat(before.headers().firstValue("Link"))
                .hasValue("<" + SITE + "feeds/all.rss>; rel=\"self\", <" + SITE + "hub>; rel=\"hub\"");
        String tag = before.headers().firstValue("ETag").orElseThrow();

        publish("Third", "Sport");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/feeds/all.rss").body()).contains("Third"));

        HttpResponse<String> delta = get("/feeds/all.rss", "A-IM", "feed", "If-None-Match", tag);
        assertThat(delta.statusCode()).isEqualTo(226);
        assertThat(delta.headers().firstValue("IM")).hasValue("feed");
        assertThat(delta.body()).contains("Third", "</rss>").doesNotContain(wrong.headline());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void afterARestartAFeedIsSentWithTheSameHeaders(String kind) throws Exception {
        open(kind);
        String before = headers("/feeds/all.atom") + headers("/newsletters/daily.json");
        serving.close();

        serve();

        assertThat(headers("/feeds/all.atom") + headers("/newsletters/daily.json"))
                .isEqualTo(before)
                .contains("rel=\"hub\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void aPictureIsToldWithItsRealSizeAndKindAndACreditBesideIt(String kind) throws Exception {
        Path file = Files.createDirectories(folder.resolve("media")).resolve("blue.jpg");
        ImageIO.write(new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        long bytes = Files.size(file);
        open(kind);
        Files.createDirectories(folder.resolve("paper/data"));
        Files.move(folder.resolve("media"), folder.resolve("paper/data/media"));

        house.desk()
                .publish(new Draft("blue")
                        .headline("Blue")
                        .published(Instant.now().minusSeconds(60))
                        .agency("Xinhua")
                        .language("ar")
                        .picture(new Picture("/media/blue.jpg", "A blue field", "Ada", "", 0, 0))
                        .body("<p>Blue.</p>"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get("/feeds/all.json").body()).contains("Blue"));

        String url = SITE + "media/blue.jpg";
        assertThat(get("/feeds/all.rss").body())
                .contains(
                        "<enclosure url=\"" + url + "\" length=\"" + bytes + "\" type=\"image/png\" />",
                        "<media:content url=\"" + url + "\" fileSize=\"" + bytes
                                + "\" type=\"image/png\" medium=\"image\" width=\"640\" height=\"400\">",
                        "<media:description type=\"plain\">A blue field</media:description>",
                        "<media:credit role=\"photographer\" scheme=\"urn:ebu\">Ada</media:credit>",
                        "<dc:source>Xinhua</dc:source>",
                        "<item xml:lang=\"ar\">",
                        "&lt;div dir=\"rtl\"&gt;");
        assertThat(get("/feeds/all.atom").body())
                .contains("rel=\"enclosure\" type=\"image/png\" href=\"" + url + "\"", "length=\"" + bytes + "\"");
        assertThat(get("/feeds/all.json").body())
                .contains("\"image\":\"" + url + "\"", "\"size_in_bytes\":" + bytes, "\"reading_minutes\":1");
    }

    private String headers(String path) throws IOException, InterruptedException {
        return get(path).headers().map().toString().replaceAll("date=\\[[^]]*]", "");
    }

    private void open(String kind) throws IOException {
        Home home = Setup.init(
                        folder.resolve("paper"), new Setup.Answers("The Test", SITE, "", "", LocalDate.of(2020, 1, 1)))
                .home();
        String settings = Setup.put(Files.readString(home.settings()), "hub.networks", "")
                .replace("  networks: \"\"", "  networks: [\"127.0.0.0/8\"]");
        if (kind.equals("PostgreSQL")) {
            settings = Setup.put(settings, "storage.url", FreshDatabases.postgresqlUrl());
            settings = Setup.put(settings, "storage.user", "postgres");
        }
        Files.writeString(home.settings(), settings);
        serve();
        publish("Final lost", "Sport");
        wrong = publish("Bridge closed", "City");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(get("/feeds/all.json").body()).contains("Bridge closed");
            assertThat(get(wrong.address()).statusCode()).isEqualTo(200);
            assertThat(get("/news-sitemap.xml").body()).contains(wrong.path());
        });
    }

    private void serve() {
        house = House.open(new Home(folder.resolve("paper")), Clock.systemUTC());
        serving = house.serving(Optional.empty());
        port = serving.start(0);
    }

    private Story publish(String headline, String section) {
        Filing filing = house.desk()
                .publish(new Draft(headline)
                        .headline(headline)
                        .published(Instant.now().minusSeconds(3_600))
                        .section(section)
                        .tag("bridges")
                        .byline("Ada")
                        .body("<p>Since noon.</p>"));
        return ((Filing.Published) filing).story();
    }

    private String right() {
        return house.stories().referredTo("final-lost").orElseThrow().path() + "/";
    }

    private static String updated(String atom) {
        return atom.replaceAll("(?s).*?<updated>([^<]+)</updated>.*", "$1");
    }

    private void subscribe(String feed) throws Exception {
        String form = "hub.mode=subscribe&hub.topic=" + encoded(SITE + feed) + "&hub.callback="
                + encoded("http://127.0.0.1:" + reader.getAddress().getPort() + "/push");
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hub"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> pushed.contains("verified"));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String challenge = query.replaceAll(".*hub\\.challenge=([^&]*).*", "$1");
        byte[] answer = URLDecoder.decode(challenge, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        pushed.add(exchange.getRequestMethod().equals("GET") ? "verified" : body);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }
}
