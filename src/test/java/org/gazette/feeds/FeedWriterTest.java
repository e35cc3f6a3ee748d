package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedWriterTest {
    private final FeedWriter writer = new FeedWriter();

    @ParameterizedTest
    @EnumSource
    void aFeedHasTheseVeryBytes(FeedFormat format) throws IOException {
        FeedDocument document = writer.write(Samples.FEED, format, Samples.entries());

        try (InputStream golden = FeedWriterTest.class.getResourceAsStream("all." + format.extension())) {
            assertThat(golden).isNotNull();
            assertThat(new String(document.bytes(), UTF_8)).isEqualTo(new String(golden.readAllBytes(), UTF_8));
        }
        assertThat(document.path()).isEqualTo("/feeds/all." + format.extension());
        assertThat(document.lastModified()).isEqualTo(Instant.parse("2020-11-16T10:30:15Z"));
    }

    @ParameterizedTest
    @EnumSource
    void theSameEntriesGiveTheSameBytesWhereverTheyAreWritten(FeedFormat format) {
        byte[] here = writer.write(Samples.FEED, format, Samples.entries()).bytes();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String place : List.of("th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(place));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

                assertThat(new FeedWriter()
                                .write(Samples.FEED, format, Samples.entries())
                                .bytes())
                        .as(place)
                        .isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenPassesTheCheck(FeedFormat format) {
        assertThat(FeedCheck.faults(writer.write(Samples.FEED, format, Samples.entries())))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyFeedIsAFeedToo(FeedFormat format) {
        FeedDocument document = writer.write(Samples.FEED, format, List.of());

        assertThat(FeedCheck.faults(document)).isEmpty();
        assertThat(document.lastModified()).isEqualTo(Instant.EPOCH);
        assertThat(new String(document.bytes(), UTF_8)).doesNotContain("lastBuildDate", "1970");
    }

    @ParameterizedTest
    @EnumSource
    void aStoryThatBreaksTheWriterIsLeftOutAndTheFeedGoesOn(FeedFormat format) {
        List<FeedEntry> entries =
                List.of(Samples.nasty(), Samples.headed("Bell \u0007"), Samples.headed("Half \ud83c"), Samples.plain());

        assertThat(writer.write(Samples.FEED, format, entries).bytes())
                .isEqualTo(writer.write(Samples.FEED, format, List.of(Samples.nasty(), Samples.plain()))
                        .bytes());
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatTheCheckBlamesIsLeftOutAndTheRestIsPublished(FeedFormat format) {
        FeedEntry relative = Samples.saying("<p><a href=\"../old/\">old</a></p>");

        assertThat(writer.publishable(Samples.FEED, format, List.of(relative, Samples.nasty()))
                        .map(FeedDocument::bytes))
                .contains(writer.write(Samples.FEED, format, List.of(Samples.nasty()))
                        .bytes());
    }

    @ParameterizedTest
    @EnumSource
    void aFeedThatIsItselfToBlameIsNotPublished(FeedFormat format) {
        Feed nowhere = new Feed(
                "all",
                "tag:a.example,2020:f",
                " ",
                "",
                " ",
                "en",
                "/",
                "https://a.example/feeds/all",
                "",
                "",
                Samples.FEED.since(),
                List.of());

        assertThat(writer.publishable(nowhere, format, Samples.entries())).isEmpty();
    }

    @Test
    void aFeedOfIssuesStandsBesideItsNewsletter() {
        Feed issues = new Feed(
                "newsletters/daily",
                "tag:a.example,2020:n/daily",
                "Daily",
                "",
                "Gazette",
                "en",
                "https://a.example/",
                "https://a.example/newsletters/daily",
                "",
                "",
                Samples.FEED.since(),
                List.of());

        FeedDocument document = writer.write(issues, FeedFormat.RSS, Samples.entries());

        assertThat(document.path()).isEqualTo("/newsletters/daily.rss");
        assertThat(FeedCheck.faults(document)).isEmpty();
    }
}
