package org.gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages in Debian's Chromium: {@code mvn -Pbrowser test}. */
@Tag("browser")
class ChromiumTest {
    @Test
    void aPageIsReadWithoutScripts() {
        BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox"));
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().launch(launch);
                Page page = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                        .newPage()) {
            page.setContent("<h1>A new bridge opens</h1><script>document.body.textContent = 'gone'</script>");

            assertThat(page.textContent("h1")).isEqualTo("A new bridge opens");
        }
    }
}
