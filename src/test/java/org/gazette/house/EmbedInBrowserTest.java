package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that the manual gives for a paper's own pages, as they stand there, on sites of other origins, in Chromium. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedInBrowserTest {
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));
    private Path folder;
    private Serving serving;
    private HttpServer paper;
    private HttpServer stranger;
    private Chromium chromium;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary.resolve("paper");
        int port = Ports.free();
        String house = "http://localhost:" + port + "/";
        paper = site(house);
        stranger = site(house);
        Home home = Setup.init(folder, new Setup.Answers("The Test", house, "", "", LocalDate.of(2020, 1, 1)))
                .home();
        Path settings = folder.resolve("config/gazette.conf");
        Files.writeString(settings, Files.readString(settings) + "\nsubscribe.origins: [\"" + at(paper) + "\"]\n");
        serving = House.open(home, clock).serving(Optional.empty());
        serving.start(port);
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        chromium.close();
        serving.close();
        paper.stop(0);
        stranger.stop(0);
    }

    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {PHONE, DESKTOP})
    void aNamedSiteSignsItsReadersUpAndStaysOnItsPage(int width) {
        try (BrowserContext context = context(width, true);
                Page page = context.newPage()) {
            List<String> complaints = complaints(page);
            fillIn(page, at(paper) + "/script", "own" + width + "@example.org");
            page.click("button");

            page.waitForSelector("output:not(:empty)");
            assertThat(page.textContent("output")).isEqualTo("Look into your mailbox.");
            assertThat(page.url()).isEqualTo(at(paper) + "/script");
            assertThat(complaints).isEmpty();
            assertThat(fits(page)).isTrue();
            awaitLetter("own" + width + "@example.org");
        }
    }

    @Test
    void aSiteThatIsNotNamedIsRefusedByTheBrowserAndNobodyIsAsked() {
        try (BrowserContext context = context(DESKTOP, true);
                Page page = context.newPage()) {
            List<String> complaints = complaints(page);
            fillIn(page, at(stranger) + "/script", "foreign@example.org");
            page.click("button");

            page.waitForSelector("output:not(:empty)");
            assertThat(page.textContent("output")).startsWith("Please use ").endsWith("/subscribe.");
            assertThat(complaints).anyMatch(one -> one.contains("CORS"));
            fillIn(page, at(paper) + "/script", "named@example.org");
            page.click("button");
            awaitLetter("named@example.org");
            assertThat(letters()).noneMatch(letter -> letter.contains("foreign@example.org"));
        }
    }

    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {PHONE, DESKTOP})
    void thePlainFormOfAnySiteLeadsToOursWithoutScripts(int width) {
        try (BrowserContext context = context(width, false);
                Page page = context.newPage()) {
            fillIn(page, at(stranger) + "/plain", "plain" + width + "@example.org");
            page.click("button");
            assertThat(page.inputValue("input[name=address]")).isEqualTo("plain" + width + "@example.org");
            assertThat(page.isChecked("input[name=newsletter][value=daily]")).isTrue();
            assertThat(fits(page)).isTrue();

            clock.forward(Duration.ofSeconds(61));
            page.click("main button[type=submit]");
            assertThat(page.textContent("h1")).isEqualTo("Look into your mailbox");
            awaitLetter("plain" + width + "@example.org");
        }
    }

    private void fillIn(Page page, String address, String reader) {
        page.navigate(address);
        // Its script asks for a ticket as it opens, which must be older than the press of the button.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.fill("input[type=email]", reader);
        clock.forward(Duration.ofSeconds(61));
    }

    private BrowserContext context(int width, boolean scripts) {
        return chromium.context(
                new Browser.NewContextOptions().setViewportSize(width, 900).setJavaScriptEnabled(scripts));
    }

    private static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        return complaints;
    }

    /** Measured from outside, since a page without scripts runs none of ours either. */
    private static boolean fits(Page page) {
        return page.locator("form").first().boundingBox().width <= page.viewportSize().width;
    }

    /** A site with the forms of the manual: the plain one, and the one with a script. */
    private static HttpServer site(String house) throws IOException {
        List<String> forms = Pattern.compile("(?s)```html\n(.*?)```")
                .matcher(Files.readString(Path.of("src/site/markdown/readers.md")))
                .results()
                .map(found -> found.group(1).replace("https://gazette.example/", house))
                .toList();
        assertThat(forms).hasSize(2);
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page(site, "/plain", forms.get(0));
        page(site, "/script", forms.get(1));
        site.createContext("/favicon.ico", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        site.start();
        return site;
    }

    private static void page(HttpServer site, String path, String form) {
        byte[] page = ("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                        + " content=\"width=device-width\"><title>A paper</title></head><body>" + form
                        + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
        site.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
    }

    private static String at(HttpServer site) {
        return "http://localhost:" + site.getAddress().getPort();
    }

    private void awaitLetter(String address) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> letters().stream().anyMatch(letter -> letter.contains("To: " + address)));
    }

    private List<String> letters() {
        return new WrittenLetters(folder).all();
    }
}
