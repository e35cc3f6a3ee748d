package org.gazette.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gazette.feeds.Syndication;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Draft;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;

class LastGoodFeedTest {
    private static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));

    @OnBothDatabases
    void aDocumentThatFailsTheCheckIsNotPublishedAndTheLastGoodOneStays(Database database) {
        publish(database, 1);
        try (Shelf shelf = new Shelf()) {
            Shelving shelving = new Shelving(shelf);
            syndication(database, "Gazette").everything(shelving::put);
            byte[] good = shelf.at("/feeds/all.rss").orElseThrow().bytes();

            publish(database, 2);
            syndication(database, " ").everything(shelving::put);

            assertThat(shelf.at("/feeds/all.rss").orElseThrow().bytes()).isEqualTo(good);

            syndication(database, "Gazette").everything(shelving::put);

            assertThat(new String(shelf.at("/feeds/all.rss").orElseThrow().bytes(), UTF_8))
                    .contains("Story 1");
        }
    }

    @OnBothDatabases
    void theFeedsOfAFirstBuildAreThereAtOnceAndGetTheirCodingsAfterwards(Database database) throws Exception {
        publish(database, 7_000);
        Path folder = Files.createTempDirectory("site");
        try (Shelf shelf = new Shelf(folder, MediaFolder.none(), 1 << 20)) {
            Shelving shelving = new Shelving(shelf);
            syndication(database, "Gazette").everything(shelving::put);
            shelf.settle();
            List<Path> archives = archives(folder, ".atom");

            assertThat(archives).hasSizeGreaterThan(2 * Finisher.MANY);
            assertThat(archives(folder, ".gz").size()).isLessThan(archives.size());
            assertThat(folder.resolve("feeds/all.rss")).exists();
            assertThat(folder.resolve("feeds/all.rss.gz")).doesNotExist();

            shelf.complete();

            assertThat(folder.resolve("feeds/all.rss.gz")).exists();
            assertThat(archives(folder, ".gz")).hasSameSizeAs(archives);
            for (Path archive : archives) {
                byte[] coded = Files.readAllBytes(Path.of(archive + ".gz"));
                byte[] plain = Files.readAllBytes(archive);
                assertThat(Gzip.decode(coded, plain.length)).isEqualTo(plain);
                assertThat(Files.getLastModifiedTime(Path.of(archive + ".gz")))
                        .isEqualTo(Files.getLastModifiedTime(archive));
            }
        }
    }

    private static List<Path> archives(Path folder, String end) throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("feeds"))) {
            return files.filter(file -> file.toString().contains("/archive/"))
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        }
    }

    private static void publish(Database database, int stories) {
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < stories; n++) {
            drafts.add(new Draft("story-" + n + ".md")
                    .headline("Story " + n)
                    .section("World")
                    .published(NOON.minusSeconds(10_000 - n))
                    .body("<p>Text.</p>"));
        }
        new NewsDesk(database, SITE, Section.named("News"), "en", Map.of(), Clock.fixed(NOON, ZoneOffset.UTC))
                .publish(drafts);
    }

    private static Syndication syndication(Database database, String title) {
        return new Syndication(
                new Stories(database),
                SITE,
                new Syndication.Masthead(title, "News", "en", "", "", LocalDate.of(2020, 1, 1), List.of(), Map.of()));
    }
}
