package org.gazette.intake;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gazette.storage.Database;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/** A newsroom to bring stories into, on Monday, 23 November 2020. */
final class Newsroom {
    final Stories stories;
    final List<String> lines = new ArrayList<>();

    private final StoryImport intake;

    Newsroom(Database database) {
        Clock clock = Clock.fixed(Instant.parse("2020-11-23T12:00:00Z"), ZoneOffset.UTC);
        SiteAddress site = new SiteAddress(URI.create("https://gazette.example/"));
        stories = new Stories(database);
        intake = new StoryImport(
                new NewsDesk(database, site, Section.named("News"), "en", Map.of(), clock),
                new Source(URI.create("https://old.example/"), ZoneId.of("America/New_York")));
    }

    ImportReport bring(Path path) {
        lines.clear();
        return intake.run(path, lines::add);
    }

    Story story(String reference) {
        return stories.referredTo(reference).orElseThrow();
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Newsroom.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
