package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.delivery.ReceivedMail;
import org.gazette.mail.EmailAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages on which readers come in, choose and leave, in Debian's Chromium: {@code mvn -Pbrowser test}. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReaderPagesInBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures");

    private final StandingClock clock = new StandingClock(Instant.now().truncatedTo(ChronoUnit.HOURS));
    private Demo demo;
    private Serving serving;
    private Chromium chromium;
    private String confirm;
    private String preferences;
    private String data;

    @BeforeAll
    void openTheNewsroom(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        demo = Demo.open(folder, port, clock);
        demo.bringIn();
        serving = demo.house().serving(Optional.empty());
        serving.start(port);
        chromium = Chromium.open();
        Files.createDirectories(PICTURES);
        post("/subscribe", form("waiting@example.org"));
        confirm = link("waiting@example.org", "confirm", 1);
        post("/subscribe", form("there@example.org"));
        post(link("there@example.org", "confirm", 1), "");
        preferences = link("there@example.org", "preferences", 2);
        post(preferences, "act=link");
        data = link("there@example.org", "preferences", 3);
    }

    @AfterAll
    void closeTheNewsroom() {
        chromium.close();
        serving.close();
        demo.inbox().close();
    }

    private Stream<Arguments> views() {
        List<Arguments> views = new ArrayList<>();
        for (List<String> page : List.of(
                List.of("subscribe", "/subscribe"),
                List.of("confirm", confirm),
                List.of("not-me", confirm + "/not-me"),
                List.of("expired", "/confirm/none"),
                List.of("preferences", preferences),
                List.of("kept", data),
                List.of("leave", preferences.replace("/preferences/", "/unsubscribe/")))) {
            for (int width : new int[] {390, 1280}) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    views.add(Arguments.of(page.get(0), page.get(1), width, scheme));
                }
            }
        }
        return views.stream();
    }

    /** First of all, since the others let time pass, and the link to one's own data is good for a quarter of an hour. */
    @Order(1)
    @ParameterizedTest(name = "{0} at {2} px, {3}")
    @MethodSource("views")
    void aPageFitsItsScreenAndEachFieldHasItsName(String name, String path, int width, ColorScheme scheme) {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
                Page page = context.newPage()) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
            assertThat(page.navigate(at(path)).status()).isEqualTo(200);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("reader-" + name + "-" + width + "-" + scheme + ".png"))
                    .setFullPage(true));

            assertThat(complaints).isEmpty();
            assertThat(page.content().contains("there@example.org")).isEqualTo(name.equals("kept"));
            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(Double.parseDouble(
                            String.valueOf(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))))
                    .isLessThanOrEqualTo(0);
            assertThat(page.evaluate("[...document.querySelectorAll('input:not([type=hidden]),select')]"
                            + ".filter(one => !one.labels || one.labels.length === 0).length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void aReaderWithoutScriptsSignsUpConfirmsAndLeaves() throws Exception {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = context.newPage()) {
            page.navigate(at("/subscribe"));
            page.check("input[name=newsletter]");
            page.fill("input[name=address]", "plain@example.org");
            clock.forward(Duration.ofSeconds(5));
            page.click("main button[type=submit]");
            assertThat(page.textContent("h1")).isEqualTo("Look into your mailbox");

            page.navigate(at(link("plain@example.org", "confirm", 1)));
            assertThat(demo.house().subscribers().of(EmailAddress.of("plain@example.org")))
                    .isEmpty();
            page.click("main button[type=submit]");
            assertThat(page.textContent("h1")).isEqualTo("You are on the list");

            page.navigate(at(link("plain@example.org", "preferences", 2)));
            page.click("text=Leave all newsletters");
            assertThat(page.textContent("h1")).isEqualTo("You are off the list");
        }
    }

    @Test
    void aBrowserDoesTheWorkThatABusyFormAsksFor() throws Exception {
        // What passes freely is counted from the full hour on.
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clock.forward(Duration.between(clock.instant(), hour));
        for (int n = 0; n < 10; n++) {
            post("/subscribe", form("many" + n + "@example.org"));
        }
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
                Page page = context.newPage()) {
            // The browser may prefer ::1, which would be another network than that of those who asked before.
            page.navigate(at("/subscribe").replace("//localhost", "//127.0.0.1"));
            assertThat(page.inputValue("input[name=zone]")).isEqualTo("Asia/Tokyo");
            page.check("input[name=newsletter]");
            page.fill("input[name=address]", "late@example.org");
            clock.forward(Duration.ofSeconds(5));
            page.click("main button[type=submit]");
            page.waitForSelector("form[data-done=yes]");
            assertThat(page.inputValue("input[name=address]")).isEqualTo("late@example.org");
            clock.forward(Duration.ofSeconds(5));
            page.click("main button[type=submit]");

            assertThat(page.textContent("h1")).isEqualTo("Look into your mailbox");
            link("late@example.org", "confirm", 1);
        }
    }

    private String form(String address) throws IOException, InterruptedException {
        String page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(at("/subscribe"))).build(), BodyHandlers.ofString())
                .body();
        Matcher ticket = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"").matcher(page);
        assertThat(ticket.find()).isTrue();
        clock.forward(Duration.ofSeconds(61));
        return "newsletter=daily&address=" + address.replace("@", "%40") + "&ticket=" + ticket.group(1);
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(at(path)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** The link of this kind in the newest letter to an address, once so many have come. */
    private String link(String address, String kind, int letters) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> to(address).size() >= letters);
        List<ReceivedMail> mails = to(address);
        Matcher link = Pattern.compile("http://localhost:\\d+(/" + kind + "/[\\w.-]+)")
                .matcher(mails.get(mails.size() - 1).plain());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private List<ReceivedMail> to(String address) {
        return demo.inbox().mails().stream()
                .filter(mail -> mail.recipient().equals(address))
                .toList();
    }

    private String at(String path) {
        return demo.house().address().of(path);
    }
}
