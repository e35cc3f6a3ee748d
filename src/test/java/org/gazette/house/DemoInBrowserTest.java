package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gazette.delivery.ReceivedMail;
import org.gazette.newsletters.Issue;
import org.gazette.stories.Label;
import org.gazette.stories.Story;
import org.gazette.subscribers.Subscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the demo as readers see them, in Debian's Chromium: {@code mvn -Pbrowser test}. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoInBrowserTest {
    private static final Pattern WAY_OUT = Pattern.compile("http://localhost:\\d+(/unsubscribe/[^\\s\"<>]+)");
    /** Where pictures of the pages are kept, to be looked at. */
    private static final Path PICTURES = Path.of("target/pictures");

    private Demo demo;
    private Serving serving;
    private Chromium chromium;
    private Issue issue;

    @BeforeAll
    void openTheNewsroom(@TempDir Path folder) throws IOException {
        int port = Ports.free();
        demo = Demo.open(folder, port, Clock.systemUTC());
        demo.bringIn();
        demo.subscribe();
        demo.press();
        demo.house().courier().carry();
        issue = demo.house().issues().latest("daily", 1).get(0);
        serving = demo.house().serving(Optional.of(demo.inbox()));
        serving.start(port);
        chromium = Chromium.open();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    void closeTheNewsroom() {
        chromium.close();
        serving.close();
        demo.inbox().close();
    }

    private Stream<Arguments> views() {
        Story lead = demo.house().stories().latest(Label.ALL, 1).get(0);
        Story table = demo.house().stories().referredTo("athletic-hold-skarne").orElseThrow();
        Story arabic =
                demo.house().stories().referredTo("the-library-that-sails").orElseThrow();
        List<String> paths = List.of(
                "/",
                "/sections/world/",
                lead.address(),
                table.address(),
                arabic.address(),
                "/newsletters/",
                "/newsletters/daily/",
                issue.address(),
                "/feeds/",
                "/demo/inbox/",
                "/demo/inbox/1/html",
                wayOut(demo.inbox().mails().get(0)));
        List<Arguments> views = new ArrayList<>();
        for (String path : paths) {
            for (int width : new int[] {390, 1280}) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    views.add(Arguments.of(path, width, scheme));
                }
            }
        }
        return views.stream();
    }

    @ParameterizedTest(name = "{0} at {1} px, {2}")
    @MethodSource("views")
    void aPageFitsItsScreenAndShowsItsPictures(String path, int width, ColorScheme scheme) {
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
                Page page = context.newPage()) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
            Response response = page.navigate(at(path));
            picture(page, path, width, scheme);

            assertThat(response.status()).isEqualTo(200);
            assertThat(complaints).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                    .asString()
                    .satisfies(
                            overflow -> assertThat(Double.parseDouble(overflow)).isLessThanOrEqualTo(0));
            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(broken(page)).isEqualTo(List.of());
        }
    }

    @Test
    void aStoryIsReadWithoutScripts() {
        Story lead = demo.house().stories().latest(Label.ALL, 1).get(0);
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = context.newPage()) {
            page.navigate(at("/"));
            page.click("text=" + lead.headline());

            assertThat(page.textContent("h1")).isEqualTo(lead.headline());
            assertThat(page.url()).endsWith(lead.address());
        }
    }

    @Test
    void whoPressesTheButtonIsOffTheListAndWhoOnlyLooksIsNot() {
        ReceivedMail mail = demo.inbox().mails().get(2);
        try (BrowserContext context = chromium.context(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = context.newPage()) {
            page.navigate(at(wayOut(mail)));
            assertThat(state(mail)).isEqualTo(Subscription.State.ACTIVE);

            page.click("button");

            assertThat(page.textContent("h1")).isEqualTo("You are off the list");
            assertThat(state(mail)).isEqualTo(Subscription.State.LEFT);
        }
    }

    private Subscription.State state(ReceivedMail mail) {
        var reader = demo.house()
                .subscribers()
                .of(org.gazette.mail.EmailAddress.of(mail.recipient()))
                .orElseThrow();
        return demo.house().subscribers().subscriptions(reader.id()).get(0).state();
    }

    private static String wayOut(ReceivedMail mail) {
        Matcher link = WAY_OUT.matcher(mail.plain());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** The pictures that did not load; lazy ones are fetched first. */
    private static Object broken(Page page) {
        return page.evaluate("""
                async () => {
                  const pictures = [...document.images];
                  pictures.forEach(picture => picture.loading = 'eager');
                  await Promise.all(pictures.map(picture => picture.decode().catch(() => {})));
                  return pictures.filter(picture => picture.naturalWidth === 0).map(picture => picture.src);
                }
                """);
    }

    private static void picture(Page page, String path, int width, ColorScheme scheme) {
        String name = path.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shot = (name.length() > 40 ? name.substring(0, 40) : name) + "-" + width + "-" + scheme + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(shot)).setFullPage(true));
    }

    private String at(String path) {
        return demo.house().address().of(path);
    }
}
