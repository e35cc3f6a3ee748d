package org.gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.gazette.feeds.FeedDocument;
import org.gazette.publishing.Document;
import org.gazette.publishing.Shelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP asks of a server of feeds: RFC 9110, 9111, 3229, 6585 and 8246, to the letter and over the wire. */
class HttpRulesTest {
    private static final String ATOM = "/feeds/all.atom";
    private static final String JSON = "/feeds/all.json";
    private static final String PAGE = "/sections/city/";
    private static final String SITEMAP = "/sitemap-1.xml";
    private static final String ARCHIVE = "/feeds/all/archive/1.atom";
    private static final Instant CHANGED = Instant.parse("2020-11-02T09:00:00Z");
    private static final String SELF = "<https://gazette.example/feeds/all.atom>; rel=\"self\"";
    private static final int LIMIT = 6;

    private final Shelf shelf = new Shelf();
    private final AtomicLong millis = new AtomicLong(CHANGED.toEpochMilli());
    private final WebServer server = new WebServer(shelf, List.of(new Health(() -> true)), visits());
    private RawHttp http = new RawHttp(0);

    @BeforeEach
    void start() {
        shelf.put(feed(ATOM, "application/atom+xml; charset=utf-8", 2));
        shelf.put(feed(JSON, "application/feed+json", 2));
        shelf.put(Document.of(PAGE, "text/html; charset=utf-8", words("City"), CHANGED));
        shelf.put(Document.of(SITEMAP, "application/xml; charset=utf-8", words("Map"), CHANGED));
        shelf.put(Document.ofFeed(
                new FeedDocument(
                        ARCHIVE,
                        "application/atom+xml; charset=utf-8",
                        words("Archive"),
                        CHANGED,
                        List.of(),
                        FeedDocument.FOR_EVER,
                        List.of()),
                Optional.empty()));
        shelf.retire(Document.of("/stories/old/", "text/html; charset=utf-8", words("Gone"), CHANGED));
        shelf.put(Document.of("/404", "text/html; charset=utf-8", words("Nothing"), CHANGED));
        shelf.move(Map.of("/feed/", "/feeds/all.rss"));
        shelf.settle();
        http = new RawHttp(server.start(0));
    }

    @AfterEach
    void stop() {
        server.close();
        shelf.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {ATOM, JSON, PAGE, SITEMAP, ARCHIVE})
    void eachCodingHasAStrongTagOfItsOwnAndVariesByCoding(String path) throws Exception {
        RawHttp.Answer plain = http.get(path);
        RawHttp.Answer gzip = http.get(path, "Accept-Encoding: gzip");
        RawHttp.Answer brotli = http.get(path, "Accept-Encoding: gzip, br");

        assertThat(List.of(plain.field("ETag"), gzip.field("ETag"), brotli.field("ETag")))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("\"[^\"]+\""));
        assertThat(List.of(plain, gzip, brotli))
                .allMatch(answer -> answer.field("Vary").equals("Accept-Encoding"));
        assertThat(plain.fields()).doesNotContainKey("content-encoding");
        assertThat(gzip.field("Content-Encoding")).isEqualTo("gzip");
        assertThat(brotli.field("Content-Encoding")).isEqualTo("br");
        assertThat(unpacked(gzip.body())).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @CsvSource({
        ATOM + ",application/atom+xml; charset=utf-8",
        JSON + ",application/feed+json",
        PAGE + ",text/html; charset=utf-8",
        SITEMAP + ",application/xml; charset=utf-8"
    })
    void eachHasItsMediaType(String path, String type) throws Exception {
        assertThat(http.get(path).field("Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {ATOM, JSON, PAGE, SITEMAP, ARCHIVE})
    void a304SaysWhatTheAnswerWouldHaveSaidOfCachingAndNothingOfTheContent(String path) throws Exception {
        for (String coding : List.of("identity", "gzip", "br")) {
            RawHttp.Answer full = http.get(path, "Accept-Encoding: " + coding);
            RawHttp.Answer unchanged =
                    http.get(path, "Accept-Encoding: " + coding, "If-None-Match: " + full.field("ETag"));

            Map<String, String> expected = new TreeMap<>(full.fields());
            expected.keySet()
                    .removeAll(List.of(
                            "content-type",
                            "content-length",
                            "content-encoding",
                            "last-modified",
                            "x-content-type-options",
                            "referrer-policy",
                            "content-security-policy"));
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(withoutDate(unchanged)).isEqualTo(withoutDate(expected));
            assertThat(unchanged.fields()).containsKeys("date", "etag", "vary", "cache-control");
            assertThat(unchanged.body()).isEmpty();
        }
    }

    @Test
    void whoComesWithTheTagOfAnotherCodingHasTheFeedAllTheSame() throws Exception {
        String gzip = http.get(ATOM, "Accept-Encoding: gzip").field("ETag");
        String plain = http.get(ATOM).field("ETag");

        RawHttp.Answer answer = http.get(ATOM, "If-None-Match: \"x\", W/" + gzip);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.field("ETag")).isEqualTo(plain);
    }

    @Test
    void severalLinesOfAHeaderAreOneList() throws Exception {
        String tag = http.get(ATOM).field("ETag");

        assertThat(http.get(ATOM, "If-None-Match: \"x\"", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {ATOM, JSON, PAGE, SITEMAP, ARCHIVE, "/stories/old/", "/feed/", "/never/", "/health/live", "/404"
            })
    void headSaysWhatGetSaysWithoutTheBody(String path) throws Exception {
        for (String coding : List.of("identity", "gzip", "br")) {
            RawHttp.Answer get = http.get(path, "Accept-Encoding: " + coding);
            RawHttp.Answer head = http.ask("HEAD", path, "Accept-Encoding: " + coding);

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
            assertThat(head.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ATOM, PAGE, SITEMAP})
    void aConditionalHeadMayBeNotModified(String path) throws Exception {
        String tag = http.get(path).field("ETag");

        assertThat(http.ask("HEAD", path, "If-None-Match: " + tag).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: image/png",
                "Accept-Encoding: identity;q=0, *;q=0",
                "Accept-Encoding: zstd",
                "Accept-Encoding: gzip;q=nonsense",
                "Accept-Encoding:",
                "Accept-Charset: latin1",
                "Accept-Language: tlh",
                "Content-Type: application/x-nothing"
            })
    void nothingThatAReaderWishesIsAnsweredWithNotAcceptable(String wish) throws Exception {
        assertThat(http.get(ATOM, wish).status()).isEqualTo(200);
        assertThat(http.get(PAGE, wish).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, br | br",
                "gzip;q=1, br;q=0.5 | gzip",
                "br;q=0, gzip | gzip",
                "gzip;q=0 | ",
                "*;q=0.5, gzip;q=0, br;q=0 | ",
                "* | br",
                "identity;q=1, gzip;q=0.5 | ",
                "x-gzip | gzip"
            })
    void theWeightsOfCodingsCount(String header, String coding) throws Exception {
        assertThat(http.get(ATOM, "Accept-Encoding: " + header).field("Content-Encoding"))
                .isEqualTo(coding == null ? "" : coding);
    }

    @Test
    void movedAndGoneComeBeforePreconditions() throws Exception {
        RawHttp.Answer moved = http.get("/feed/?from=old", "If-None-Match: *");

        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.field("Location")).isEqualTo("/feeds/all.rss?from=old");
        assertThat(http.get("/stories/old/", "If-None-Match: *").status()).isEqualTo(410);
        assertThat(http.get("/stories/old", "If-Modified-Since: Mon, 02 Nov 2030 09:00:00 GMT")
                        .status())
                .isEqualTo(410);
        assertThat(http.get("/never/", "If-None-Match: *").status()).isEqualTo(404);
    }

    @Test
    void aTagThatMustMatchAndDoesNotFails() throws Exception {
        String tag = http.get(ATOM).field("ETag");

        assertThat(http.get(ATOM, "If-Match: \"other\"").status()).isEqualTo(412);
        assertThat(http.get(ATOM, "If-Match: W/" + tag).status()).as("weak").isEqualTo(412);
        assertThat(http.get(ATOM, "If-Match: " + tag, "If-None-Match: " + tag).status())
                .isEqualTo(304);
        assertThat(http.get(ATOM, "If-Unmodified-Since: Mon, 02 Nov 2020 08:00:00 GMT")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aDateAheadOfTheClockIsNotTold() throws Exception {
        shelf.put(Document.of(
                PAGE, "text/html; charset=utf-8", words("New"), Instant.now().plusSeconds(600)));

        RawHttp.Answer answer = http.get(PAGE);

        assertThat(answer.fields()).containsKey("etag").doesNotContainKey("last-modified");
        assertThat(http.get(PAGE, "If-Modified-Since: Mon, 02 Nov 2099 09:00:00 GMT")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoAsksForWhatIsNewGetsIt() throws Exception {
        String before = http.get(ATOM).field("ETag");
        shelf.put(feed(ATOM, "application/atom+xml; charset=utf-8", 3));
        shelf.settle();

        RawHttp.Answer delta = http.get(ATOM, "A-IM: feed", "If-None-Match: " + before);

        assertThat(delta.status()).isEqualTo(226);
        assertThat(delta.field("IM")).isEqualTo("feed");
        assertThat(delta.field("ETag")).isEqualTo(http.get(ATOM).field("ETag"));
        assertThat(delta.field("Vary")).isEqualTo("A-IM, If-None-Match, Accept-Encoding");
        assertThat(delta.field("Cache-Control")).isEqualTo("no-store, im");
        assertThat(delta.field("Link")).isEqualTo(SELF);
        assertThat(delta.fields()).doesNotContainKey("delta-base");
        assertThat(delta.text())
                .startsWith("<feed>")
                .contains("<entry>3")
                .doesNotContain("<entry>2")
                .endsWith("</feed>");
        assertThat(http.get(ATOM, "A-IM: feed, gzip", "If-None-Match: \"x\", W/" + before)
                        .field("Delta-Base"))
                .isEqualTo(before);
        assertThat(unpacked(http.get(ATOM, "A-IM: feed", "Accept-Encoding: gzip", "If-None-Match: " + before)
                        .body()))
                .isEqualTo(delta.body());
    }

    @Test
    void noDeltaForWhoHasAllOrNothingThatIsKnownOrDoesNotAsk() throws Exception {
        String before = http.get(ATOM).field("ETag");
        shelf.put(feed(ATOM, "application/atom+xml; charset=utf-8", 3));
        String now = http.get(ATOM).field("ETag");

        assertThat(http.get(ATOM, "A-IM: feed", "If-None-Match: " + now).status())
                .isEqualTo(304);
        assertThat(http.get(ATOM, "A-IM: feed", "If-None-Match: \"x\"").status())
                .isEqualTo(200);
        assertThat(http.get(ATOM, "A-IM: feed").status()).isEqualTo(200);
        assertThat(http.get(ATOM, "A-IM: feed;q=0", "If-None-Match: " + before).status())
                .isEqualTo(200);
        assertThat(http.get(ATOM, "A-IM: vcdiff", "If-None-Match: " + before).status())
                .isEqualTo(200);
    }

    @Test
    void whoHammersWithoutValidatorsWaitsAndWhoAsksProperlyNeverDoes() throws Exception {
        String tag = http.get(ATOM).field("ETag");
        List<Integer> statuses = new ArrayList<>();
        for (int n = 0; n <= LIMIT; n++) {
            statuses.add(http.get(ATOM).status());
        }

        RawHttp.Answer refused = http.get(ATOM);

        assertThat(statuses).contains(200, 429);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.field("Retry-After"))).isBetween(1, 3_600);
        assertThat(refused.field("Cache-Control")).isEqualTo("no-store");
        for (int n = 0; n < 10 * LIMIT; n++) {
            assertThat(http.get(ATOM, "If-None-Match: " + tag).status()).isEqualTo(304);
        }
        assertThat(http.get(ATOM, "If-None-Match: \"AAAAAAAAAAAAAAAAAAAAAAAA\"").status())
                .as("an old tag of ours")
                .isEqualTo(200);
        assertThat(http.get(JSON).status()).as("another feed").isEqualTo(200);
        millis.addAndGet(1_000L * Long.parseLong(refused.field("Retry-After")));
        assertThat(http.get(ATOM).status()).as("after the wait").isEqualTo(200);
    }

    @Test
    void feedsMayBeReadByScriptsOfOtherSitesAndPagesMayNot() throws Exception {
        RawHttp.Answer feed = http.get(JSON, "Origin: https://reader.example");

        assertThat(feed.field("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(feed.field("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(http.get(JSON, "If-None-Match: " + feed.field("ETag")).field("Access-Control-Allow-Origin"))
                .isEqualTo("*");
        RawHttp.Answer preflight = http.ask("OPTIONS", JSON, "Access-Control-Request-Headers: If-None-Match");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.field("Access-Control-Allow-Headers")).contains("If-None-Match", "A-IM");
        assertThat(http.get(PAGE).fields()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void cachesAreToldTheRhythmOfEachFeedAndThatArchivesNeverChange() throws Exception {
        assertThat(http.get(ATOM).field("Cache-Control"))
                .isEqualTo("public, max-age=900, stale-while-revalidate=60, stale-if-error=86400");
        assertThat(http.get(ARCHIVE).field("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(http.ask("HEAD", ATOM).field("Link")).isEqualTo(SELF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "PROPFIND"})
    void aDocumentIsOnlyRead(String method) throws Exception {
        RawHttp.Answer answer = http.ask(method, ATOM, "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    void aRouteSaysWhichMethodsItHas() throws Exception {
        RawHttp.Answer answer = http.ask("POST", "/health/live", "Content-Length: 0");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.field("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/feeds/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/feeds/..%2f..%2fetc%2fpasswd",
                "/feeds/%00",
                "/feeds/all.atom%00.png",
                "/..;/etc/passwd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/%zz",
                "//etc/passwd",
                "/feeds/all.atom.gz",
                "/feeds\\..\\..\\etc\\passwd",
                "/.gone"
            })
    void noPathLeadsOutOfTheSite(String path) throws Exception {
        RawHttp.Answer answer = http.get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("root:");
        assertThat(http.get(ATOM).status()).isEqualTo(200);
    }

    @Test
    void aPathMayBeWrittenInPercents() throws Exception {
        assertThat(http.get("/feeds/%61ll.atom").body())
                .isEqualTo(http.get(ATOM).body());
    }

    @Test
    void tooLongAPathOrHeaderIsRefusedByItsOwnStatus() throws Exception {
        assertThat(http.get("/" + "a".repeat(5_000)).status()).isEqualTo(404);
        assertThat(http.get("/" + "a".repeat(60_000)).status()).isEqualTo(414);
        assertThat(http.get(ATOM, "X-Long: " + "a".repeat(60_000)).status()).isEqualTo(431);
        assertThat(http.get(ATOM).status()).isEqualTo(200);
    }

    private Visits visits() {
        Limits limits =
                new Limits(new Limits.Settings(LIMIT, Duration.ofHours(1), List.of()), millis::get, new SecureRandom());
        return new Visits(List.of(), Optional.of(limits), Optional.empty(), new Metrics(Map.of()), List.of());
    }

    /** With so many entries, the newest first. */
    private Document feed(String path, String type, int entries) {
        StringBuilder text = new StringBuilder("<feed>");
        List<FeedDocument.Part> parts = new ArrayList<>();
        for (int n = entries; n > 0; n--) {
            int from = text.length();
            text.append("<entry>").append(n).append(" and words, many words, as they are, and more of them".repeat(9));
            text.append("</entry>");
            parts.add(new FeedDocument.Part("entry " + n, from, text.length()));
        }
        byte[] bytes = text.append("</feed>").toString().getBytes(StandardCharsets.UTF_8);
        FeedDocument feed = new FeedDocument(
                path, type, bytes, CHANGED.plusSeconds(entries), parts, Duration.ofMinutes(15), List.of(SELF));
        return Document.ofFeed(feed, shelf.at(path));
    }

    private static byte[] words(String word) {
        return (word + ", and what is said of it. ").repeat(40).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    private static Map<String, String> withoutDate(RawHttp.Answer answer) {
        return withoutDate(answer.fields());
    }

    private static Map<String, String> withoutDate(Map<String, String> fields) {
        Map<String, String> others = new TreeMap<>(fields);
        others.remove("date");
        return others;
    }
}
