package org.gazette.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What readers get out of our feeds is what went in. */
class ReadBackTest {
    private final FeedWriter writer = new FeedWriter();

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void romeReadsWhatWasWritten(FeedFormat format) throws Exception {
        SyndFeed feed = new SyndFeedInput()
                .build(new XmlReader(new ByteArrayInputStream(
                        writer.write(Samples.FEED, format, Samples.entries()).bytes())));

        assertThat(feed.getTitle()).isEqualTo("Gazette & Sons");
        assertThat(feed.getEntries()).hasSize(4);
        SyndEntry nasty = feed.getEntries().get(0);
        assertThat(nasty.getTitle()).isEqualTo(Samples.nasty().headline());
        assertThat(nasty.getUri()).isEqualTo(Samples.nasty().id());
        assertThat(nasty.getLink()).isEqualTo(Samples.nasty().address());
        assertThat(nasty.getContents().get(0).getValue())
                .isEqualTo(Samples.nasty().html());
        assertThat(nasty.getPublishedDate().toInstant())
                .isEqualTo(Samples.nasty().published());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void ourOwnReaderReadsWhatWasWritten(FeedFormat format) {
        List<ForeignEntry> entries = ForeignFeed.read(
                writer.write(Samples.FEED, format, Samples.entries()).bytes());

        assertThat(entries.get(0))
                .isEqualTo(new ForeignEntry(
                        Samples.nasty().id(),
                        Samples.nasty().address(),
                        Samples.nasty().headline(),
                        Samples.nasty().summary(),
                        Samples.nasty().html(),
                        java.util.Optional.of(Samples.nasty().published()),
                        java.util.Optional.of(Entries.moment(Samples.nasty().updated())),
                        Samples.nasty().authors(),
                        List.of("World & Asia", "rail"),
                        java.util.Optional.of(new FeedEntry.Image(
                                "https://gazette.example/media/br%C3%BCcke.jpg",
                                "image/jpeg", "\"Blue\" bridge", "Ada", 1200, 800))));
        assertThat(entries.get(2).html()).isEqualTo("<p>Seven.</p>");
        assertThat(entries.get(2).summary()).isEmpty();
    }

    @Test
    void jacksonReadsWhatWasWritten() {
        JsonNode feed = JsonMapper.builder()
                .build()
                .readTree(writer.write(Samples.FEED, FeedFormat.JSON, Samples.entries())
                        .bytes());

        JsonNode nasty = feed.path("items").path(0);
        assertThat(feed.path("items").size()).isEqualTo(4);
        assertThat(nasty.path("id").asString()).isEqualTo(Samples.nasty().id());
        assertThat(nasty.path("title").asString()).isEqualTo(Samples.nasty().headline());
        assertThat(nasty.path("content_html").asString())
                .isEqualTo(Samples.nasty().html());
        assertThat(nasty.path("_gazette").path("reading_minutes").asInt()).isEqualTo(2);
        assertThat(nasty.propertyNames())
                .containsExactly(
                        "id",
                        "url",
                        "title",
                        "summary",
                        "content_html",
                        "image",
                        "date_published",
                        "date_modified",
                        "authors",
                        "tags",
                        "language",
                        "attachments",
                        "_gazette");
    }
}
