package org.gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.gazette.StandingClock;
import org.gazette.publishing.CallbackClient;
import org.gazette.publishing.Document;
import org.gazette.publishing.Hub;
import org.gazette.publishing.Shelf;
import org.gazette.publishing.Topics;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.gazette.text.SiteAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubRouteTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOPIC = "https://gazette.example/feeds/all.atom";
    private static final String GOOD =
            "hub.mode=subscribe&hub.callback=https%3A%2F%2Freader.example%2F%3Fid%3D7&hub.topic="
                    + URLEncoder.encode(TOPIC, StandardCharsets.UTF_8);
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));

    private final Shelf shelf = new Shelf();
    private final Database database = FreshDatabases.sqlite();
    private final CallbackClient calls = new CallbackClient(SITE, new PublicAddresses(Nets.NONE));
    private final Hub hub = new Hub(
            database,
            SITE,
            new Topics(SITE, shelf),
            calls,
            new StandingClock(Instant.parse("2020-11-16T07:00:00Z")),
            new SecureRandom());
    private final WebServer server = new WebServer(shelf, List.of(new HubRoute(hub)), DocumentsTest.visits());
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeAll
    void start() {
        shelf.put(Document.of("/feeds/all.atom", "", "<feed/>".getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
        port = server.start(0);
    }

    @BeforeEach
    void nothingIsAsked() {
        database.run(handle -> handle.execute("delete from hub_request"));
    }

    @AfterAll
    void stop() {
        server.close();
        calls.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, FORM + ";charset=UTF-8", "Application/X-WWW-Form-urlencoded ; charset=\"utf-8\""})
    void aRequestIsTakenAtOnceAndVerifiedLater(String type) throws Exception {
        HttpResponse<String> answer = post(type, GOOD.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("The request to subscribe will be verified.\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(asked()).containsExactly("https://reader.example/?id=7");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "&hub.secret=%ff | The body is not UTF-8.",
                "&hub.secret=%C3 | The body is not UTF-8.",
                "&hub.secret=%zz | The body has a % that two hexadecimal digits do not follow.",
                "&hub.secret=a%2 | The body has a % that two hexadecimal digits do not follow.",
                "&hub.topic=https://other.example/ | hub.topic is there twice.",
                "&hub%2Emode=subscribe | hub.mode is there twice.",
                "&hub.lease_seconds=x | hub.lease_seconds is no number of seconds such as 864000."
            })
    void aBodyWithTwoReadingsIsRefused(String more, String words) throws Exception {
        HttpResponse<String> answer = post(FORM, (GOOD + more).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(words + "\n");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(asked()).isEmpty();
    }

    @Test
    void rawBytesThatAreNoUtf8AreRefused() throws Exception {
        assertThat(post(FORM, (GOOD + "&hub.secret=ü").getBytes(StandardCharsets.ISO_8859_1))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherParametersArePassedOver() throws Exception {
        assertThat(post(FORM, (GOOD + "&&colour=red&colour=blue&=").getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({"8192, 202", "8193, 413"})
    void aBodyHasALength(int length, int status) throws Exception {
        String body = GOOD + "&x=" + "y".repeat(length - GOOD.length() - 3);

        assertThat(post(FORM, body.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", FORM + ";charset=latin-1", "multipart/form-data"})
    void onlyAFormIsRead(String type) throws Exception {
        assertThat(post(type, GOOD.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(415);
    }

    @Test
    void whoLooksIsToldWhatThisIs() throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(uri()).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("This is the WebSub hub of the feeds of this site");
    }

    private List<String> asked() {
        return database.read(handle -> handle.createQuery("select callback from hub_request")
                .mapTo(String.class)
                .list());
    }

    private HttpResponse<String> post(String type, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri())
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/hub");
    }
}
