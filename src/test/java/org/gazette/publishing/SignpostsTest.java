package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gazette.feeds.Sitemaps;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Paper;
import org.junit.jupiter.api.io.TempDir;

class SignpostsTest {
    @TempDir
    Path home;

    @OnBothDatabases
    void moreListsThanASitemapHoldsAreNamedInSeveral(Database database) {
        Shelf shelf = new Shelf();
        Signposts signposts = signposts(database, shelf);

        signposts.pages(tags(Sitemaps.MOST + 1), List.of());

        assertThat(text(shelf, "/sitemap-pages.xml"))
                .contains("/tags/tag-50000/")
                .doesNotContain("/tags/tag-50001/");
        assertThat(text(shelf, "/sitemap-pages-2.xml"))
                .contains("/tags/tag-50001/")
                .doesNotContain("/tags/tag-1/");
        assertThat(text(shelf, "/sitemap.xml")).contains("/sitemap-pages.xml<", "/sitemap-pages-2.xml<");

        signposts.pages(tags(2), List.of());

        assertThat(shelf.at("/sitemap-pages-2.xml")).isEmpty();
        assertThat(text(shelf, "/sitemap.xml")).doesNotContain("/sitemap-pages-2.xml");
    }

    private Signposts signposts(Database database, Shelf shelf) {
        Newsroom newsroom = Newsroom.at(database, home);
        Paper paper = new Paper(
                "The Harbour Gazette",
                "",
                Locale.ENGLISH,
                ZoneId.of("Europe/London"),
                "",
                List.of(),
                List.of(newsroom.daily));
        return new Signposts(
                new Stories(database),
                new SiteAddress(URI.create("https://gazette.example/")),
                paper,
                newsroom.clock,
                new Shelving(shelf));
    }

    private static List<String> tags(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(n -> SiteAddress.tag("tag-" + n))
                .toList();
    }

    private static String text(Shelf shelf, String path) {
        return new String(shelf.at(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }
}
