package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.delivery.Returns;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Issue;
import org.gazette.publishing.CountedLinks;
import org.gazette.storage.FreshDatabases;
import org.gazette.stories.Draft;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.SignUpRequest;
import org.gazette.subscribers.Subscription;
import org.gazette.subscribers.Wishes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What letters bring back to the house: counted links, farewells by mail, and the latest issue for who has just come. */
@ParameterizedClass(name = "on {0}")
@ValueSource(strings = {"SQLite", "PostgreSQL"})
class ReaderLettersTest {
    private static final LocalDate MONDAY = LocalDate.of(2020, 11, 16);
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    @Parameter
    private String vendor;

    @TempDir
    private Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private House house;
    private Serving serving;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        Home home = Setup.init(
                        folder.resolve("paper"),
                        new Setup.Answers(
                                "The Test", "https://test.example/", "", "news@test.example", LocalDate.of(2020, 1, 1)))
                .home();
        Path settings = folder.resolve("paper/config/gazette.conf");
        Files.writeString(
                settings, Files.readString(settings) + "\nreturns.domain: \"returns.test.example\"\n" + storage());
        Path daily = folder.resolve("paper/config/newsletters/daily.conf");
        Files.writeString(
                daily, Files.readString(daily) + "\ncount-clicks: \"yes\"\nwelcome-issue: \"yes\"\nminimum: 1\n");
        house = House.open(home, clock);
        house.desk()
                .publish(new Draft("bridge")
                        .headline("A new bridge opens")
                        .published(Instant.parse("2020-11-16T05:00:00Z"))
                        .section("World")
                        .body("<p>It is open, and it holds.</p>"));
        house.subscribers().subscribe(ADA, "Ada", "daily", List.of(), "", "test");
        house.pressRun().run(house.newsletter("daily"), MONDAY);
        serving = house.serving(Optional.empty());
        port = serving.start(0);
    }

    @AfterEach
    void stop() {
        serving.close();
    }

    @Test
    void aLinkOfALetterLeadsToItsStoryAndIsCounted() throws Exception {
        String path = find(awaitLetter("To: Ada <ada@example.org>"), "https://test\\.example(/c/[\\w.-]+)");
        clock.forward(Duration.ofMinutes(5));

        HttpResponse<String> answer =
                send(request(path).header("User-Agent", FIREFOX).GET());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo("https://test.example/stories/2020/11/16/a-new-bridge-opens/");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(send(request(path + "?to=https://evil.example/")
                                .header("User-Agent", FIREFOX)
                                .GET())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("https://test.example/stories/");
        assertThat(send(request(path).method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(302);
        assertThat(send(request(path.replaceFirst(".$", "_")).GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(request("/c/https:%2F%2Fevil.example").GET()).statusCode())
                .isEqualTo(404);

        house.clicks().close();
        Issue issue = house.issues().of("daily", MONDAY).orElseThrow();
        assertThat(house.countedLinks().counts(issue))
                .containsExactly(new CountedLinks.Count(
                        "A new bridge opens", "https://test.example/stories/2020/11/16/a-new-bridge-opens/", 1, 1));
    }

    @Test
    void aReaderMayLeaveByMailAndComplaintsHaveAnAddress() {
        String letter = awaitLetter("To: Ada <ada@example.org>");
        assertThat(letter)
                .contains(
                        "List-Unsubscribe: <https://test.example/unsubscribe/",
                        "\r\n <mailto:leave@returns.test.example?subject=https://test.example/unsubscribe/",
                        "CFBL-Address: complaints@returns.test.example; report=arf\r\n");
        String subject = find(letter, "\\?subject=(https://[^>]+)>");

        assertThat(farewell("Subject: https://test.example/unsubscribe/1.1.daily.AAAAAAAAAAAAAAAAAAAA"))
                .isEqualTo(Returns.Fate.QUARANTINED);
        assertThat(state()).isEqualTo(Subscription.State.ACTIVE);
        assertThat(farewell("Subject: " + subject.replace("/unsubscribe/", "/unsubscribe/\r\n ")))
                .isEqualTo(Returns.Fate.READ);
        assertThat(state()).isEqualTo(Subscription.State.LEFT);
        assertThat(farewell("Subject: Re: " + subject)).isEqualTo(Returns.Fate.READ);
    }

    @Test
    void whoComesAfterTheIssueGetsItWithTheWelcomeAndOnce() throws Exception {
        ask("bea@example.org");
        String confirm = find(awaitLetter("To: bea@example.org"), "https://test\\.example(/confirm/[\\w.-]+)");
        send(request(confirm).POST(BodyPublishers.noBody()));

        String issue = awaitLetter("To: bea@example.org\r\n", "List-Id:");
        assertThat(issue).contains("A new bridge opens", "/c/");
        ask("ada@example.org");
        send(request(find(awaitLetter("To: ada@example.org"), "https://test\\.example(/confirm/[\\w.-]+)"))
                .POST(BodyPublishers.noBody()));
        awaitLetter("Subject: Welcome", "ada@example.org");
        assertThat(letters())
                .filteredOn(one -> one.contains("ada@example.org>\r\n") && one.contains("List-Id:"))
                .hasSize(1);
    }

    private String storage() {
        return vendor.equals("SQLite")
                ? ""
                : "storage { url: \"" + FreshDatabases.postgresqlUrl() + "\", user: \"postgres\" }\n";
    }

    private void ask(String address) {
        house.signUp()
                .ask(new SignUpRequest(
                        EmailAddress.of(address),
                        "",
                        List.of("daily"),
                        Wishes.NONE,
                        0,
                        Consent.by("test"),
                        clock.instant()));
    }

    private Returns.Fate farewell(String subject) {
        String mail = "From: ada@example.org\r\nTo: leave@returns.test.example\r\n" + subject + "\r\n\r\n";
        return house.returns().take("smtp", "leave@returns.test.example", mail.getBytes(StandardCharsets.US_ASCII));
    }

    private Subscription.State state() {
        return house.subscribers()
                .subscriptions(house.subscribers().of(ADA).orElseThrow().id())
                .get(0)
                .state();
    }

    private String awaitLetter(String... words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !matching(words).isEmpty());
        return matching(words).get(0);
    }

    private List<String> matching(String... words) {
        return letters().stream()
                .filter(letter -> List.of(words).stream().allMatch(letter::contains))
                .toList();
    }

    private List<String> letters() {
        return new WrittenLetters(folder.resolve("paper")).all();
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
