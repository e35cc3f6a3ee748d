package org.gazette.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeedCheckTest {
    private static final String ID = Samples.nasty().id();

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource
    void aPlantedFaultIsFound(FeedFormat format, String good, String bad, String what) {
        assertThat(plant(format, good, bad)).extracting(Fault::toString).anyMatch(fault -> fault.contains(what));
    }

    static Stream<Arguments> aPlantedFaultIsFound() {
        return Stream.of(rss(), atom(), json()).flatMap(faults -> faults);
    }

    private static Stream<Arguments> rss() {
        return Stream.of(
                        fault("</rss>", "", "not well-formed"),
                        fault("<rss ", "<!DOCTYPE rss><rss ", "DOCTYPE"),
                        fault("version=\"2.0\"", "version=\"0.92\"", "not RSS 2.0"),
                        fault("<title>Gazette &amp; Sons</title>\n", "", "title is missing or blank"),
                        fault(
                                "<language>en</language>",
                                "<language>en</language><language>en</language>",
                                "language stands there 2 times"),
                        fault("all.rss\"", "other.rss\"", "its link to itself"),
                        fault("rel=\"self\"", "rel=\"up\"", "its link to itself"),
                        fault("<item xml:lang=\"ar\">", "<ttl>60</ttl><item xml:lang=\"ar\">", "between the items"),
                        fault("Mon, 16 Nov 2020 09:00", "Tue, 16 Nov 2020 09:00", ID + ": pubDate «Tue, 16 Nov"),
                        fault("09:00:00 GMT", "09:00 GMT", "pubDate"),
                        fault("16 Nov 2020 10:30:15 GMT", "16 Nov 2020 10:30:15 +0000", "lastBuildDate"),
                        fault("<atom:updated>2020-11-16T", "<atom:updated>2020-11-16 ", "atom:updated"),
                        fault("<pubDate>Mon, 16 Nov 2020 09:00:00 GMT</pubDate>", "", "pubDate is missing"),
                        fault("2020-11-15:stories/jisr</guid>", "2020-11-16:stories/bridge</guid>", "not unique"),
                        fault("<guid isPermaLink=\"false\">" + ID + "</guid>", "", "an entry has no id"),
                        fault("<guid isPermaLink=\"false\">tag", "<guid>tag", "isPermaLink"),
                        fault(
                                "<link>https://gazette.example/stories/2020/11/16",
                                "<link>/stories/2020/11/16",
                                "link «/stories"),
                        fault(
                                "enclosure url=\"https://gazette.example/media/br%C3%BCcke.jpg\"",
                                "enclosure url=\"/b.jpg\"", "enclosure url «/b.jpg»"),
                        fault("br%C3%BCcke.jpg\" length", "brücke.jpg\" length", "is not an absolute address"),
                        fault("length=\"0\"", "length=\"\"", "enclosure length"),
                        fault("length=\"0\" type=\"image/jpeg\"", "length=\"0\" type=\"jpeg\"", "enclosure type"),
                        fault(
                                "<enclosure ",
                                "<enclosure url=\"https://a.example/a\" length=\"0\" type=\"a/b\" /><enclosure ",
                                "enclosure stands there 2 times"),
                        fault(
                                "<description>It is",
                                "<content:encoded>x</content:encoded><description>It is",
                                "stands before description"),
                        fault("<dc:source>", "<dc:date>2020-11-16</dc:date><dc:source>", "dc:date"),
                        fault("<dc:source>", "<author>a@b.example</author><dc:source>", "author and dc:creator"),
                        fault("at last 🌉", "at last \u0085", ID + ": forbidden character U+0085"),
                        fault("at last 🌉", "at last \u0008", "not well-formed"),
                        fault("href=\"https://else.example/?a", "href=\"/?a", "content:encoded, href «/?a"),
                        fault(
                                "href=\"https://else.example/?a",
                                "href=\"javascript:a",
                                "content:encoded, href «javascript:a"),
                        fault("img src=\"https://gazette.example/", "img src=\"../", "content:encoded, src «../"),
                        fault("img src=", "img srcset=\"https://a.example/1.jpg 1x, 2.jpg 2x\" src=", "srcset «2.jpg»"),
                        fault("&lt;pre&gt;", "&lt;script&gt;&lt;pre&gt;", "has the element script"),
                        fault("img src=", "img onerror=\"a()\" src=", "has the attribute onerror"),
                        fault("icon.png</url>", "icon.png</url><width>-1</width>", "width «-1»"))
                .map(fault -> Arguments.of(FeedFormat.RSS, fault.get(0), fault.get(1), fault.get(2)));
    }

    private static Stream<Arguments> atom() {
        return Stream.of(
                        fault(
                                "<feed xmlns=\"http://www.w3.org/2005/Atom\"",
                                "<feed xmlns=\"urn:other\"",
                                "not an Atom feed"),
                        fault(
                                "<updated>2020-11-16T10:30:15.678Z</updated>\n<entry",
                                "<entry",
                                "/feeds/all.atom: updated is missing"),
                        fault(
                                "10:30:15.678Z</updated>\n<entry",
                                "10:30:15.678+01:00</updated>\n<entry",
                                "updated «2020-11-16T10:30:15.678+01:00»"),
                        fault("<published>2020-11-16T", "<published>2020-02-30T", ID + ": published «2020-02-30T"),
                        fault(
                                "<id>tag:gazette.example,2020-11-16:stories/bridge</id>",
                                "<id>7</id>",
                                "7: id «7» is no absolute IRI"),
                        fault("2020-11-15:stories/jisr</id>", "2020-11-16:stories/bridge</id>", "not unique"),
                        fault(
                                "<author>\n<name>Gazette &amp; Sons</name>\n</author>\n",
                                "",
                                "http://old.example/?p=7: it has no author"),
                        fault("<name>Ada O'Brien</name>", "<name> </name>", "author name is missing"),
                        fault("rel=\"related\"", "rel=\"alternate\"", "2 alternate links"),
                        fault("all.atom\"", "all.rss\"", "its link to itself"),
                        fault(
                                "href=\"https://gazette.example/stories/2020/11/15/old-bridge/\"",
                                "href=\"old-bridge/\"",
                                "link href «old-bridge/»"),
                        fault("<content type=\"html\">&lt;figure", "<content type=\"xhtml\">&lt;figure", "type xhtml"),
                        fault("term=\"rail\"", "term=\"\"", "category term"),
                        fault("scheme=\"https://gazette.example/tags/\"", "scheme=\"tags\"", "category scheme «tags»"),
                        fault("src=\"https://gazette.example/media", "src=\"/media", "content, src «/media"),
                        fault(
                                "<entry xml:lang=\"ar\">",
                                "<rights>R</rights><entry xml:lang=\"ar\">",
                                "between the entries"),
                        fault(">Ada</media:credit>", ">&#x80;</media:credit>", "forbidden character U+0080"))
                .map(fault -> Arguments.of(FeedFormat.ATOM, fault.get(0), fault.get(1), fault.get(2)));
    }

    private static Stream<Arguments> json() {
        return Stream.of(
                        fault("]}\n", "]", "not well-formed"),
                        fault("version/1.1", "version/1", "not a JSON Feed 1.1"),
                        fault("\"title\":\"Gazette & Sons\"", "\"title\":\" \"", "title is missing"),
                        fault("feeds/all.json", "feeds/b.json", "feed_url is not its own address"),
                        fault(
                                "\"home_page_url\":\"https://gazette.example/\"",
                                "\"home_page_url\":\"/\"",
                                "home_page_url «/»"),
                        fault("\"items\":", "\"entries\":", "items is missing"),
                        fault("\"id\":\"" + ID + "\"", "\"id\":7", "an entry has no id"),
                        fault("2020-11-15:stories/jisr", "2020-11-16:stories/bridge", "not unique"),
                        fault(
                                "\"url\":\"https://gazette.example/stories/2020/11/16",
                                "\"url\":\"/stories/2020/11/16",
                                ID + ": url «/stories"),
                        fault("\"content_html\":\"<figure>", "\"content\":\"<figure>", "content_html is missing"),
                        fault("href=\\\"https://else", "href=\\\"//else", "content_html, href «//else"),
                        fault(
                                "\"date_published\":\"2020-11-16T09:00:00Z\"",
                                "\"date_published\":\"16 Nov 2020\"",
                                "date_published"),
                        fault("\"image\":\"https:", "\"image\":\"", "image «//"),
                        fault("\"mime_type\":\"image/jpeg\"", "\"x\":1", "mime_type is missing"),
                        fault("\"authors\":[{\"name\":\"Ada O'Brien\"}", "\"authors\":[{}", "an author's name"),
                        fault(
                                "\"authors\":[{\"name\":\"Ada O'Brien\"}",
                                "\"author\":{},\"authors\":[{\"name\":\"A\"}",
                                "JSON Feed 1.0"),
                        fault("at last 🌉", "at last \\u0007", "forbidden character U+0007"),
                        fault("\"language\":\"en-GB\"", "\"id\":\"x\"", "not well-formed"))
                .map(fault -> Arguments.of(FeedFormat.JSON, fault.get(0), fault.get(1), fault.get(2)));
    }

    private static List<String> fault(String good, String bad, String what) {
        return List.of(good, bad, what);
    }

    @Test
    void bytesThatAreNotUtf8AreFound() {
        FeedDocument latin = new FeedDocument(
                "/feeds/all.rss",
                "",
                "<rss>é</rss>".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                Instant.EPOCH);

        assertThat(FeedCheck.faults(latin))
                .extracting(Fault::toString)
                .containsExactly("/feeds/all.rss: it is not UTF-8");
    }

    @Test
    void aDocumentTooLargeForReadersIsFoundAndTheWayOutNamed() {
        FeedDocument large = new FeedDocument("/feeds/all.json", "", new byte[FeedCheck.LARGEST + 1], Instant.EPOCH);

        assertThat(FeedCheck.faults(large))
                .extracting(Fault::what)
                .contains("it has 5000001 bytes, more than 5000000: let the feed hold fewer stories");
    }

    @Test
    void mailLinksAndTextThatOnlyLooksLikeATagAreFine() {
        Faults faults = new Faults("/x.rss");

        HtmlCheck.check(
                "text", "<a href='mailto:a@b.example'>a</a> 1 < 2 src=/x <b title=\"a > b src=/y\">b</b>", faults);

        assertThat(faults.found()).isEmpty();
    }

    private static List<Fault> plant(FeedFormat format, String good, String bad) {
        FeedDocument document = new FeedWriter().write(Samples.FEED, format, Samples.entries());
        String text = new String(document.bytes(), UTF_8);
        assertThat(text).contains(good);
        String planted =
                text.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        return FeedCheck.faults(new FeedDocument(
                document.path(), document.mediaType(), planted.getBytes(UTF_8), document.lastModified()));
    }
}
