package org.gazette.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** {@code HugoSite DIR STORIES}: the same stories as a Hugo site that makes nothing but the RSS of home and sections. */
public final class HugoSite {
    private static final String CONFIG = """
            baseURL = "http://localhost:8080/"
            title = "The Bench"
            disableKinds = ["taxonomy", "term", "404", "robotsTXT", "sitemap"]
            [outputs]
            home = ["RSS"]
            section = ["RSS"]
            page = []
            [services.rss]
            limit = 50
            [markup.goldmark.renderer]
            unsafe = true
            """;

    private HugoSite() {}

    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[0]);
        int wanted = Integer.parseInt(arguments[1]);
        Files.createDirectories(site);
        Files.writeString(site.resolve("config.toml"), CONFIG);
        SampleStories dates = Fill.stories(wanted);
        SampleText text = new SampleText();
        for (int n = 0; n < wanted; n++) {
            String section = SampleStories.section(n).toLowerCase(Locale.ROOT).replace(' ', '-');
            Path folder = site.resolve("content").resolve(section);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("story-" + n + ".md"), markdown(dates, text, n), StandardCharsets.UTF_8);
        }
    }

    private static String markdown(SampleStories dates, SampleText text, int n) {
        Random random = new Random(n * 7_919L);
        return "---\ntitle: \"" + text.headline(random) + "\"\ndate: " + dates.published(n) + "\nsummary: \""
                + text.standfirst(random) + "\"\n---\n" + text.body(random, 3_000);
    }
}
