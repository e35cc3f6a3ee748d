package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
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
import org.gazette.mail.EmailAddress;
import org.gazette.subscribers.Frequency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing up, choosing and leaving, over HTTP, with the letters that go to the outbox. */
class ReaderDoorsTest {
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private House house;
    private Serving serving;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        Home home = Setup.init(
                        folder.resolve("paper"),
                        new Setup.Answers("The Test", "https://test.example/", "", "", LocalDate.of(2020, 1, 1)))
                .home();
        Path settings = folder.resolve("paper/config/gazette.conf");
        Files.writeString(settings, Files.readString(settings) + "\nsubscribe.origins: [\"https://paper.example\"]\n");
        house = House.open(home, clock);
        serving = house.serving(Optional.empty());
        port = serving.start(0);
    }

    @AfterEach
    void stop() {
        serving.close();
    }

    @Test
    void theAnswerIsTheSameWhatEverIsKnownOfAnAddress() throws Exception {
        house.subscribers().subscribe(ADA, "", "daily", List.of(), "", "test");
        house.suppressions().add(EmailAddress.of("never@example.org"), "asked");
        String fresh = ask("new@example.org").body();

        assertThat(fresh).contains("Look into your mailbox");
        assertThat(ask("new@example.org").body()).isEqualTo(fresh);
        assertThat(ask("ada@example.org").body()).isEqualTo(fresh);
        assertThat(ask("never@example.org").body()).isEqualTo(fresh);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(letters()).hasSize(2));
        assertThat(letters()).noneMatch(letter -> letter.contains("never@example.org"));
    }

    @Test
    void aReaderSignsUpConfirmsChoosesAndLeaves() throws Exception {
        ask("ada@example.org");
        String letter = awaitLetter("To: ada@example.org");
        assertThat(letter)
                .contains("Auto-Submitted: auto-generated", "127.0.0.0/24")
                .doesNotContain("List-Id");
        String confirm = link(letter, "confirm");
        assertThat(get(confirm).body()).contains("Shall it come to you?");
        assertThat(get(confirm + "/not-me").body()).contains("Never write to me again");
        assertThat(house.subscribers().of(ADA)).isEmpty();

        assertThat(post(confirm, "").body()).contains("You are on the list");
        long ada = house.subscribers().of(ADA).orElseThrow().id();
        String preferences = link(awaitLetter("Subject: Welcome"), "preferences");
        String page = get(preferences).body();
        assertThat(page).contains("a…@e…").doesNotContain("ada@example.org");

        post(
                preferences,
                "newsletter=daily&daily.frequency=weekly&daily.hour=18&daily.section=world"
                        + "&daily.alerts=yes&daily.pause=2020-12-24&zone=Europe%2FBerlin&language=de");
        var wishes = house.orders().of(ada).get(0).wishes();
        assertThat(wishes.hour()).isEqualTo(18);
        assertThat(wishes.frequency()).isEqualTo(Frequency.WEEKLY);
        assertThat(wishes.alerts()).isTrue();
        assertThat(get(preferences).body())
                .contains(
                        "<option value=\"weekly\" selected>",
                        "<option value=\"18\" selected>",
                        "name=\"daily.alerts\" value=\"yes\" checked",
                        "name=\"zone\" value=\"Europe/Berlin\"");
        assertThat(wishes.zone()).isEqualTo("Europe/Berlin");
        assertThat(wishes.choice().slugs()).containsExactly("world");
        assertThat(wishes.pauseUntil()).hasToString("2020-12-23T23:00:00Z");

        post(preferences, "act=link");
        String data = link(awaitLetter("Subject: Ihr Link"), "preferences");
        assertThat(get(data).body()).contains("ada@example.org", "Erase everything");
        assertThat(post(data, "act=export").body()).contains("\"ada@example.org\"", "\"Europe/Berlin\"");
        assertThat(get(data).body()).contains("no longer good");

        assertThat(post(preferences, "act=leave-all").body()).contains("You are off the list");
        assertThat(house.orders().of(ada).get(0).isActive()).isFalse();
    }

    @Test
    void aProgramThatFillsTheTrapIsAnsweredLikeEverybodyAndNothingIsDone() throws Exception {
        String answer = ask("ada@example.org").body();
        String ticket = ticket();
        assertThat(post("/subscribe", form("bot@example.org", ticket) + "&website=http://spam.example")
                        .body())
                .isEqualTo(answer);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(letters()).hasSize(1));
        assertThat(letters()).noneMatch(letter -> letter.contains("bot@example.org"));
    }

    @Test
    void theFormComesBackWithWhatWasTypedWhenSomethingIsWrong() throws Exception {
        String ticket = ticket();
        assertThat(post("/subscribe", form("no address", ticket)).body())
                .contains("This is no mail address", "value=\"no address\"");
        assertThat(post("/subscribe", form("ada@example.org", ticket).replace("newsletter=daily", ""))
                        .body())
                .contains("Choose at least one newsletter.", "ada@example.org");
        assertThat(post("/subscribe", form("ada@example.org", "")).body()).contains("once more");
        assertThat(post("/subscribe", form("ada@example.org", "") + "&frequency=alerts&hour=6&alerts=yes")
                        .body())
                .contains(
                        "<option value=\"alerts\" selected>",
                        "<option value=\"6\" selected>",
                        "name=\"alerts\" value=\"yes\" checked");
    }

    @Test
    void aPlainFormOfAnotherSiteLeadsToOursFilledIn() throws Exception {
        HttpResponse<String> page = send(request("/subscribe")
                .header("Origin", "https://elsewhere.example")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("newsletter=daily&address=ada%40example.org")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("once more", "value=\"ada@example.org\"");
        Matcher ticket = TICKET.matcher(page.body());
        assertThat(ticket.find()).isTrue();
        clock.forward(Duration.ofSeconds(3));
        assertThat(post("/subscribe", form("ada@example.org", ticket.group(1))).body())
                .contains("Look into your mailbox");
    }

    @Test
    void theScriptOfANamedSiteMayAskAndNoOther() throws Exception {
        HttpResponse<String> stranger = send(request("/api/v1/subscribe")
                .header("Origin", "https://evil.example")
                .GET());
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.headers().map()).doesNotContainKey("access-control-allow-origin");

        HttpResponse<String> form = send(request("/api/v1/subscribe")
                .header("Origin", "https://paper.example")
                .GET());
        assertThat(form.headers().firstValue("access-control-allow-origin")).contains("https://paper.example");
        String ticket = form.body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");
        clock.forward(Duration.ofSeconds(3));
        HttpResponse<String> answer = send(request("/api/v1/subscribe")
                .header("Origin", "https://paper.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"address\":\"ada@example.org\",\"newsletters\":[\"daily\"],"
                        + "\"ticket\":\"" + ticket + "\"}")));
        assertThat(answer.statusCode()).isEqualTo(202);
        awaitLetter("To: ada@example.org");
        assertThat(send(request("/api/v1/subscribe").POST(BodyPublishers.ofString("[")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoLeftByMistakeStaysWithOnePress() throws Exception {
        long ada = house.subscribers()
                .subscribe(ADA, "", "daily", List.of(), "", "test")
                .subscriber()
                .id();
        String out = house.leaving().wayOutUrl(ada, "daily").replace("https://test.example", "");
        post(out, "List-Unsubscribe=One-Click");
        assertThat(house.orders().of(ada).get(0).isActive()).isFalse();

        assertThat(post(out, "undo=yes").body()).contains("You are on the list again");
        assertThat(house.orders().of(ada).get(0).isActive()).isTrue();
    }

    private HttpResponse<String> ask(String address) throws Exception {
        return post("/subscribe", form(address, ticket()));
    }

    private static String form(String address, String ticket) {
        return "newsletter=daily&name=Ada&zone=Europe%2FLondon&address="
                + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&ticket=" + ticket;
    }

    private String ticket() throws Exception {
        Matcher ticket = TICKET.matcher(get("/subscribe").body());
        assertThat(ticket.find()).isTrue();
        clock.forward(Duration.ofSeconds(3));
        return ticket.group(1);
    }

    private String awaitLetter(String words) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> letters().stream().anyMatch(letter -> letter.contains(words)));
        return letters().stream()
                .filter(letter -> letter.contains(words))
                .findFirst()
                .orElseThrow();
    }

    private List<String> letters() {
        return new WrittenLetters(folder.resolve("paper")).all();
    }

    private static String link(String letter, String kind) {
        Matcher link = Pattern.compile("https://test\\.example(/" + kind + "/[\\w.-]+)")
                .matcher(letter);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
