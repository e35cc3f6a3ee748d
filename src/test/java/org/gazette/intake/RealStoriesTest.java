package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Label;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stories of a real newsroom, 318 files: run with {@code -Dgazette.data=DIR}, the folder that holds stories/. */
class RealStoriesTest {
    private static final Logger LOG = LoggerFactory.getLogger(RealStoriesTest.class);
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));

    @OnBothDatabases
    void eachIsStoredOrSetAsideAndNoneIsDamaged(Database database) {
        String data = System.getProperty("gazette.data", "");
        try (database) {
            assumeTrue(!data.isEmpty(), "-Dgazette.data is not set");
            NewsDesk desk = new NewsDesk(
                    database,
                    SITE,
                    Section.named("News"),
                    "en",
                    Map.of(),
                    Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
            Source source = new Source(URI.create("https://18f.gsa.gov/"), ZoneId.of("America/New_York"));
            List<String> lines = new ArrayList<>();

            ImportReport first = new StoryImport(desk, source).run(Path.of(data, "stories"), lines::add);
            first.summary().forEach(LOG::info);
            lines.forEach(LOG::info);
            LOG.info("{}", first);

            assertThat(first.read())
                    .isEqualTo(318)
                    .isEqualTo(first.stored() + first.setAside().size());
            assertThat(lines).hasSameSizeAs(first.setAside()).allMatch(line -> line.matches("[^:]+:\\d+: .+"));
            assertThat(new StoryImport(desk, source)
                            .run(Path.of(data, "stories"), line -> {})
                            .unchanged())
                    .isEqualTo(first.stored());
            new Stories(database).each(Label.ALL, RealStoriesTest::assertWhole);
        }
    }

    private static void assertWhole(Story story) {
        String prose = SafeHtml.forWeb(story.copy().body().replaceAll("(?s)<(code|script)\\b.*?</\\1>", ""), SITE)
                .html();
        assertThat(prose).as(story.path()).doesNotContain("{%", "{{", "src=\"/", "href=\"/");
        assertThat(story.copy().standfirst()).as(story.path()).doesNotContain("</", "{{");
    }
}
