package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.gazette.feeds.FeedDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {
    private static final String LONG = "<feed>" + "words and words ".repeat(200) + "</feed>";

    @TempDir
    Path folder;

    private final StoreStub store = new StoreStub();
    private final Shelf shelf = new Shelf();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @BeforeEach
    void fill() {
        put("/", "text/html; charset=utf-8", "<p>front</p>");
        put("/stories/2020/11/16/bridge/", "text/html; charset=utf-8", "<p>bridge</p>");
        shelf.put(Document.ofFeed(
                new FeedDocument(
                        "/feeds/all.atom",
                        "application/atom+xml; charset=utf-8",
                        LONG.getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        List.of(),
                        Duration.ofMinutes(30),
                        List.of()),
                java.util.Optional.empty()));
    }

    @AfterEach
    void close() {
        store.close();
        shelf.close();
    }

    @Test
    void everyDocumentIsAnObjectWithItsMediaTypeAndFreshness() throws IOException {
        assertThat(bucket(Coding.GZIP, StoreStub.SECRET).write(shelf)).isEqualTo(new StaticSite.Counts(3, 0, 0));

        assertThat(store.objects)
                .containsOnlyKeys(
                        "/news/paper/index.html",
                        "/news/paper/feeds/all.atom",
                        "/news/paper/stories/2020/11/16/bridge/index.html");
        StoreStub.Stored feed = store.objects.get("/news/paper/feeds/all.atom");
        assertThat(feed.header("content-type")).isEqualTo("application/atom+xml; charset=utf-8");
        assertThat(feed.header("cache-control")).startsWith("public, max-age=1800");
        assertThat(feed.header("content-encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(feed.bytes())).readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(LONG);
        assertThat(store.objects.get("/news/paper/index.html").bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("<p>front</p>");
        assertThat(store.requests)
                .as("the front page leads to the others and comes last")
                .last()
                .isEqualTo("PUT /news/paper/index.html");
    }

    @Test
    void aSecondRunUploadsWhatChangedAndDeletesWhatIsStale() {
        bucket(Coding.GZIP, StoreStub.SECRET).write(shelf);
        store.requests.clear();
        put("/", "text/html; charset=utf-8", "<p>a new front</p>");
        shelf.remove("/stories/2020/11/16/bridge/");

        assertThat(bucket(Coding.GZIP, StoreStub.SECRET).write(shelf)).isEqualTo(new StaticSite.Counts(1, 1, 1));

        assertThat(store.requests)
                .containsExactly(
                        "PUT /news/paper/index.html", "DELETE /news/paper/stories/2020/11/16/bridge/index.html");
        assertThat(store.objects).containsOnlyKeys("/news/paper/index.html", "/news/paper/feeds/all.atom");
    }

    @Test
    void aStoreThatIsBusyIsAskedAgainLaterAndLater() {
        store.failing.set(3);

        bucket(Coding.IDENTITY, StoreStub.SECRET).write(shelf);

        assertThat(store.objects).hasSize(3);
        assertThat(waits).hasSize(3).contains(Duration.ofSeconds(1));
    }

    @Test
    void aWrongKeyIsSaidWithTheStoresWordsAndWithoutTheSecret() {
        assertThatThrownBy(() -> bucket(Coding.GZIP, "a wrong secret").write(shelf))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("bucket news/paper/", "403: SignatureDoesNotMatch, Check your key.")
                .hasMessageNotContaining("a wrong secret");
        assertThat(store.objects).isEmpty();
    }

    @Test
    void aRunThatWasCutShortIsFinishedByTheNext() {
        store.failing.set(1_000);
        assertThatThrownBy(() -> bucket(Coding.GZIP, StoreStub.SECRET).write(shelf))
                .hasMessageContaining("failed 5 times, the last time with 503: SlowDown");
        store.failing.set(0);

        bucket(Coding.GZIP, StoreStub.SECRET).write(shelf);

        assertThat(store.objects).hasSize(3);
    }

    /** The example of the manual of Amazon S3, «Signature Calculations for the Authorization Header: GET Object». */
    @Test
    void aRequestIsSignedAsInTheManualOfTheStore() {
        Map<String, String> headers = Map.of(
                "host", "examplebucket.s3.amazonaws.com",
                "range", "bytes=0-9",
                "x-amz-content-sha256", RequestSignature.hash(new byte[0]),
                "x-amz-date", "20130524T000000Z");

        assertThat(new RequestSignature("us-east-1", StoreStub.KEY, StoreStub.SECRET)
                        .authorization("GET", "/test.txt", new TreeMap<>(headers)))
                .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    private Bucket bucket(Coding coding, String secret) {
        return new Bucket(
                new Bucket.Settings(store.endpoint(), "eu-central-1", "news", "paper/", StoreStub.KEY, secret, coding),
                folder.resolve("bucket.manifest"),
                Clock.systemUTC(),
                waits::add);
    }

    private void put(String path, String type, String words) {
        shelf.put(Document.of(path, type, words.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }
}
