package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignFeedTest {
    @Test
    void anRssItemIsReadWhole() {
        ForeignEntry entry = only("""
                  <!-- a stray comment -->
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
                     xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>T</title><link>https://a.example/</link><description>D</description>
                <item><title>Caf&eacute; &amp;amp; <![CDATA[<Bar>]]></title><link> https://a.example/1 </link>
                  <guid>Post&#160;1</guid><pubDate>Mon, 16 Nov 2020 09:00:00 +0100</pubDate>
                  <dcterms:modified>2020-11-17T10:00:00Z</dcterms:modified>
                  <dc:creator>Ada</dc:creator><dc:creator>Grace</dc:creator>
                  <category>News</category><category>News</category>
                  <description>&lt;p&gt;Short &amp;amp; sweet&lt;/p&gt;</description>
                  <content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
                  <enclosure url="https://a.example/a.mp3" length="7" type="audio/mpeg"/>
                  <enclosure url="https://a.example/a.png" length="7" type="image/png"/>
                </item></channel></rss>
                """);

        assertThat(entry)
                .isEqualTo(new ForeignEntry(
                        "Post\u00a01",
                        "https://a.example/1",
                        "Café &amp; <Bar>",
                        "Short & sweet",
                        "<p>Long</p>",
                        Optional.of(Instant.parse("2020-11-16T08:00:00Z")),
                        Optional.of(Instant.parse("2020-11-17T10:00:00Z")),
                        List.of("Ada", "Grace"),
                        List.of("News"),
                        Optional.of(new FeedEntry.Image("https://a.example/a.png", "image/png", "", "", 0, 0))));
    }

    @Test
    void anAtomEntryIsReadWhole() {
        ForeignEntry entry = only("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:t</id><updated>2020-11-17T10:00:00Z</updated>
                <entry><title type="html">A &amp;lt;b&amp;gt; &lt;b>bold&lt;/b></title><id>urn:1</id>
                  <updated>2020-11-17T10:00:00Z</updated><link href="https://a.example/1"/>
                  <author><name>Ada</name></author><category term="n" label="News"/>
                  <content type="html">&lt;p>Text&lt;/p></content></entry></feed>
                """);

        assertThat(entry.title()).isEqualTo("A <b> bold");
        assertThat(entry.id()).isEqualTo("urn:1");
        assertThat(entry.published()).contains(Instant.parse("2020-11-17T10:00:00Z"));
        assertThat(entry.authors()).containsExactly("Ada");
        assertThat(entry.categories()).containsExactly("News");
        assertThat(entry.html()).isEqualTo("<p>Text</p>");
    }

    @Test
    void anItemWithoutGuidIsKnownByItsAddress() {
        ForeignEntry entry = only("<rss version='2.0'><channel><title>T</title><item><link>https://a.example/1</link>"
                + "</item></channel></rss>");

        assertThat(entry.id()).isEqualTo("https://a.example/1");
        assertThat(entry.published()).isEmpty();
        assertThat(entry.title()).isEmpty();
    }

    @Test
    void theEncodingThatAFeedDeclaresIsObeyed() {
        String latin = "<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel><title>T</title>"
                + "<item><title>Müller</title></item></channel></rss>";

        assertThat(ForeignFeed.read(latin.getBytes(Charset.forName("ISO-8859-1"))))
                .extracting(ForeignEntry::title)
                .containsExactly("Müller");
    }

    @Test
    void aDoctypeIsRefusedAndNoFileIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");

        assertThatThrownBy(() -> ForeignFeed.read(("<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                                + "<rss version='2.0'><channel><title>&x;</title></channel></rss>")
                        .getBytes(UTF_8)))
                .hasMessageStartingWith("this is no RSS or Atom feed: ")
                .hasMessageContaining("DOCTYPE")
                .hasMessageNotContaining("the secret");
    }

    @Test
    void whatIsNoFeedIsToldInOneLine() {
        assertThatThrownBy(() -> ForeignFeed.read("<html><body>404</body></html>".getBytes(UTF_8)))
                .hasMessage("this is no RSS or Atom feed: its root is neither rss, rdf:RDF nor feed");
        assertThatThrownBy(() -> ForeignFeed.read("<rss><channel>".getBytes(UTF_8)))
                .hasMessageStartingWith("this is no RSS or Atom feed: ")
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> ForeignFeed.read(new byte[0])).hasMessageStartingWith("this is no RSS or Atom feed: ");
    }

    private static ForeignEntry only(String feed) {
        List<ForeignEntry> entries = ForeignFeed.read(feed.getBytes(UTF_8));
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }
}
