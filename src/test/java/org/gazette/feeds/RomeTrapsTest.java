package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.rss.Item;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Rome 2.1.0 does by itself and our feeds must not show: each has bitten somebody. */
class RomeTrapsTest {
    private final FeedWriter writer = new FeedWriter();

    @Test
    void oneControlCharacterFailsRomeAndNotOurFeed() {
        Item item = new Item();
        item.setTitle("Bell \u0007");
        assertThatThrownBy(() -> new RomeRss().item(item)).isInstanceOf(IllegalArgumentException.class);

        assertThat(writer.bytes(Samples.headed("Bell \u0007"), FeedFormat.RSS)).isEmpty();
    }

    @Test
    void atomSaysWhenItChangedAndNotOnlyWhenItWasPublished() {
        assertThat(xml(FeedFormat.ATOM)).contains("<updated>2020-11-16T10:30:15.678Z</updated>\n<entry");
        assertThat(entry(FeedFormat.ATOM))
                .contains("<updated>2020-11-16T10:30:15.678Z</updated>\n<published>2020-11-16T09:00:00Z</published>");
    }

    @Test
    void rssSaysNothingTwiceByDublinCore() {
        assertThat(xml(FeedFormat.RSS)).doesNotContain("dc:date", "dc:language", "dc:rights", "dc:subject", "<author>");
        assertThat(xml(FeedFormat.RSS)).containsOnlyOnce("<language>");
    }

    @Test
    void rssNeverHasASourceWithoutAnAddress() {
        assertThat(entry(FeedFormat.RSS))
                .contains("<dc:source>Xinhua</dc:source>")
                .doesNotContain("<source");
    }

    @Test
    void rssKeepsTheDateOfTheLastChange() {
        assertThat(entry(FeedFormat.RSS)).contains("<atom:updated>2020-11-16T10:30:15.678Z</atom:updated>");
    }

    @Test
    void rssNamesEveryAuthor() {
        assertThat(entry(FeedFormat.RSS))
                .contains("<dc:creator>Ada O'Brien</dc:creator>", "<dc:creator>Grace \"Amazing\" Hopper</dc:creator>");
    }

    @Test
    void atomSaysItsLanguageAndThatOfEachEntry() {
        assertThat(xml(FeedFormat.ATOM))
                .contains("xml:lang=\"en\">\n<title>", "<entry xml:lang=\"en-GB\">", "<entry xml:lang=\"ar\">");
    }

    @Test
    void textKeepsItsSpacesAndLineEnds() {
        for (FeedFormat format : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            assertThat(entry(format))
                    .contains("&lt;pre&gt;  two\n    lines ]]&amp;gt;&lt;/pre&gt;\n&lt;p&gt;A&amp;nbsp;");
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesEndInLineFeedsAlone(FeedFormat format) {
        assertThat(xml(format)).doesNotContain("\r").endsWith("\n");
    }

    @ParameterizedTest
    @EnumSource
    void charactersBeyondTheBasicPlaneStandAsThemselves(FeedFormat format) {
        assertThat(xml(format)).contains("at last 🌉").doesNotContain("&#x1");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void theEndOfACdataSectionIsEscaped(FeedFormat format) {
        assertThat(xml(format)).contains("“open” ]]&gt; at last").doesNotContain("]]>", "CDATA");
    }

    @Test
    void rssLinksToItselfBeforeItsFirstItem() {
        assertThat(xml(FeedFormat.RSS).split("<item")[0])
                .contains("<atom:link rel=\"self\" type=\"application/rss+xml\""
                        + " href=\"https://gazette.example/feeds/all.rss\" />");
    }

    @Test
    void anEnclosureOfUnknownLengthSaysZero() {
        assertThat(entry(FeedFormat.RSS)).contains("length=\"0\" type=\"image/jpeg\"");
    }

    @Test
    void aPictureOfUnknownSizeIsNotMinusOne() {
        assertThat(xml(FeedFormat.RSS)).contains("icon.png</url>").doesNotContain("-1</");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSS", "ATOM"})
    void namespacesAreDeclaredOnceAtTheRoot(FeedFormat format) {
        String[] lines = xml(format).split("\n", 3);

        assertThat(lines[1]).contains("xmlns:media=\"http://search.yahoo.com/mrss/\"");
        assertThat(lines[2]).doesNotContain("xmlns");
    }

    @Test
    void anUndeclaredNamespaceIsNoticedAtOnce() {
        XmlText xml = new XmlText(List.of(Namespaces.DC));
        Element stranger = new Element("stranger", Namespace.getNamespace("x", "urn:x"));

        assertThatThrownBy(() -> xml.element(stranger))
                .hasMessageContaining("does not declare")
                .hasMessageContaining("urn:x");
    }

    /** Rome moves foreign markup into what it writes, so elements that two documents share would be lost to one. */
    @ParameterizedTest
    @EnumSource
    void manyThreadsMayWriteTheSameEntries(FeedFormat format) {
        String alone = xml(format);
        List<FeedEntry> entries = Samples.entries();

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(turn -> new String(
                                writer.write(Samples.FEED, format, entries).bytes(), UTF_8)))
                .containsOnly(alone);
    }

    @Test
    void anIdThatLooksLikeAnAddressIsReadByteForByte() {
        String id = "HTTP://Old.example/a/../b/?p=7";
        assertThat(ForeignFeed.read(("<rss version=\"2.0\"><channel><title>T</title><link>http://old.example/</link>"
                                + "<description>D</description><item><guid isPermaLink=\"false\">" + id
                                + "</guid></item></channel></rss>")
                        .getBytes(UTF_8)))
                .extracting(ForeignEntry::id)
                .containsExactly(id);
    }

    @Test
    void aDocumentOfJoinedEntriesIsOneDocument() throws Exception {
        Document atom = HardenedXml.read(new org.xml.sax.InputSource(new java.io.StringReader(xml(FeedFormat.ATOM))));

        assertThat(atom.getRootElement().getChildren("entry", Namespaces.ATOM)).hasSize(4);
        assertThat(Pattern.compile("</feed>").matcher(xml(FeedFormat.ATOM)).results())
                .hasSize(1);
    }

    private String xml(FeedFormat format) {
        return new String(writer.write(Samples.FEED, format, Samples.entries()).bytes(), UTF_8);
    }

    private String entry(FeedFormat format) {
        return new String(writer.bytes(Samples.nasty(), format).orElseThrow().bytes(), UTF_8);
    }
}
