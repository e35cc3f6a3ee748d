package org.gazette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gazette.publishing.Document;
import org.gazette.publishing.Shelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
    private static final String TAG = Document.of("/", "", "<feed/>".getBytes(StandardCharsets.UTF_8), Instant.EPOCH)
            .etag();

    private final Shelf shelf = new Shelf();
    private final CountDownLatch database = new CountDownLatch(1);
    private final WebServer server =
            new WebServer(shelf, List.of(new Health(() -> true), this::waitForDatabase), visits());
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void start() {
        put("/feeds/all.atom", "application/atom+xml; charset=utf-8", "<feed/>");
        put("/sections/city/", "text/html; charset=utf-8", "<h1>City</h1>");
        put("/404", "text/html; charset=utf-8", "<h1>Not here</h1>");
        put("/stories/old/", "text/html; charset=utf-8", "<h1>Wrong</h1>");
        shelf.retire(Document.of(
                "/stories/old/",
                "text/html; charset=utf-8",
                "<h1>Gone</h1>".getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH));
        port = server.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDocumentIsSentWithItsValidators() throws Exception {
        HttpResponse<String> answer = get("/feeds/all.atom");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<feed/>");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        assertThat(answer.headers().firstValue("ETag")).hasValue(TAG);
        assertThat(answer.headers().firstValue("Last-Modified")).hasValue("Mon, 02 Nov 2020 09:00:00 GMT");
        assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void whoHasItAlreadyGetsA304WithoutBodyOrRepresentationFields() throws Exception {
        HttpResponse<String> answer = get("/feeds/all.atom", "If-None-Match", "W/" + TAG);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).hasValue(TAG);
        assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
        assertThat(answer.headers().map()).doesNotContainKeys("content-type", "last-modified");
    }

    @Test
    void headSaysWhatGetWouldSay() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/feeds/all.atom"))
                        .method("HEAD", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("7");
        assertThat(answer.headers().firstValue("ETag")).hasValue(TAG);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anAddressWithoutItsSlashLeadsToThePage() throws Exception {
        HttpResponse<String> answer = get("/sections/city");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sections/city/");
    }

    @Test
    void whatWasTakenBackIsGone() throws Exception {
        assertThat(get("/stories/old/").statusCode()).isEqualTo(410);
    }

    @Test
    void whatNeverWasIsNotFoundAndSaysSo() throws Exception {
        HttpResponse<String> answer = get("/stories/never/");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("<h1>Not here</h1>");
    }

    @Test
    void whatIsNoDocumentGoesToTheRoutes() throws Exception {
        assertThat(get("/health/ready").body()).isEqualTo("ready\n");
    }

    /** As many as there are threads that read requests, and more. */
    @Test
    void requestsThatWaitForADatabaseDoNotHoldUpWhatIsAtHand() throws Exception {
        int waiting = 2 * Runtime.getRuntime().availableProcessors() + 1;
        List<CompletableFuture<HttpResponse<String>>> waits = Stream.generate(() ->
                        client.sendAsync(HttpRequest.newBuilder(uri("/slow")).build(), BodyHandlers.ofString()))
                .limit(waiting)
                .toList();

        assertThat(get("/feeds/all.atom").body()).isEqualTo("<feed/>");
        database.countDown();
        for (CompletableFuture<HttpResponse<String>> wait : waits) {
            assertThat(wait.get(1, TimeUnit.MINUTES).body()).isEqualTo("at last");
        }
    }

    @Test
    void whoeverAsksAndHoweverOftenGetsTheSameBytes() throws Exception {
        for (int time = 0; time < 5; time++) {
            assertThat(get("/sections/city/").body()).isEqualTo("<h1>City</h1>");
        }
        put("/sections/city/", "text/html; charset=utf-8", "<h1>The city</h1>");
        for (int time = 0; time < 5; time++) {
            assertThat(get("/sections/city/").body()).isEqualTo("<h1>The city</h1>");
        }
    }

    @Test
    void aPageMayRunNoScript() throws Exception {
        assertThat(get("/sections/city/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'");
    }

    @ParameterizedTest(name = "If-None-Match: {0} -> {1}")
    @CsvSource(
            quoteCharacter = '\u0001',
            value = {
                "\"HASH\" | 304",
                "W/\"HASH\" | 304",
                "\"x\", W/\"HASH\" | 304",
                "\"HASH-gz\" | 304",
                "* | 304",
                "\"x\" | 200",
                "HASH | 200",
                "\"x\",\"y\" | 200",
                "\"HASH | 200"
            },
            delimiter = '|')
    void anEntityTagIsComparedWeaklyInAList(String header, int status) throws Exception {
        String hash = TAG.replace("\"", "");
        assertThat(get("/feeds/all.atom", "If-None-Match", header.replace("HASH", hash))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest(name = "If-Modified-Since: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 02 Nov 2020 09:00:00 GMT | 304",
                "Monday, 02-Nov-20 09:30:00 GMT | 304",
                "Mon, 02 Nov 2020 08:59:59 GMT | 200",
                "yesterday | 200"
            })
    void aDateAsOldAsTheDocumentOrNewerIsCurrent(String header, int status) throws Exception {
        assertThat(get("/feeds/all.atom", "If-Modified-Since", header).statusCode())
                .isEqualTo(status);
    }

    @Test
    void anEntityTagBeatsADate() throws Exception {
        assertThat(get(
                                "/feeds/all.atom",
                                "If-None-Match",
                                "\"x\"",
                                "If-Modified-Since",
                                "Mon, 02 Nov 2020 09:30:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    static Visits visits() {
        return new Visits(List.of(), Optional.empty(), Optional.empty(), new Metrics(Map.of()), List.of());
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        WebServer second = new WebServer(new Shelf(), List.of(), visits());

        assertThatThrownBy(() -> second.start(port))
                .hasMessage("port " + port + " is taken by another program: choose one with --port N");
    }

    @Test
    void aPortThatIsNoneIsNamed() {
        WebServer second = new WebServer(new Shelf(), List.of(), visits());

        assertThatThrownBy(() -> second.start(99_999))
                .hasMessage("port 99999 is not between 0 and 65535: choose one with --port N");
        assertThatThrownBy(() -> second.start(-1))
                .hasMessage("port -1 is not between 0 and 65535: choose one with --port N");
    }

    private void waitForDatabase(RoutesConfig routes) {
        routes.get("/slow", context -> {
            database.await();
            context.result("at last");
        });
    }

    private void put(String path, String mediaType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        shelf.put(Document.of(path, mediaType, bytes, Instant.parse("2020-11-02T09:00:00Z")));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
