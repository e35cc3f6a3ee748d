package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gazette.publishing.ShelfContract.page;
import static org.gazette.publishing.ShelfContract.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfInFolderTest implements ShelfContract {
    private static final String STORY = "/stories/2020/11/16/bridge/";
    private static final String STORY_FILE = "stories/2020/11/16/bridge/index.html";
    private static final String ATOM = "application/atom+xml; charset=utf-8";
    private static final long ROOMY = 10 << 20;

    @TempDir
    Path home;

    private Path folder;
    private Shelf shelf;

    @BeforeEach
    void open() {
        folder = home.resolve("data/site");
        shelf = shelf(ROOMY);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Override
    public Shelf shelf() {
        return shelf;
    }

    private Shelf shelf(long cacheBytes) {
        return new Shelf(folder, new MediaFolder(home.resolve("media")), cacheBytes);
    }

    /** As the next process finds it. */
    private Shelf reopened() {
        shelf.close();
        shelf = shelf(ROOMY);
        return shelf;
    }

    @Test
    void documentsLieAsTheirUrlsWithTheirCodingsBesideThemUnderOneTime() throws IOException {
        shelf.put(page(FRONT, "short"));
        shelf.put(page("/404", "missing"));
        shelf.put(page(STORY, text("bridge", 4_000)));
        shelf.settle();

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "404.html", "index.html", STORY_FILE, STORY_FILE + ".br", STORY_FILE + ".gz");
        for (String file : files()) {
            assertThat(Files.getLastModifiedTime(folder.resolve(file)).toInstant())
                    .isEqualTo(MORNING);
        }
        assertThat(Gzip.decode(Files.readAllBytes(folder.resolve(STORY_FILE + ".gz")), 10_000))
                .isEqualTo(Files.readAllBytes(folder.resolve(STORY_FILE)));
    }

    @Test
    void whoIsInAHurryIsNotHeldUpByTheDisk() {
        shelf.first(() -> {
            shelf.put(page(STORY, text("bridge", 4_000)));

            assertThat(gzipTag()).as("visible at once").endsWith("-g1\"");
            assertThat(shelf.isFinished()).isFalse();
            assertThat(folder.resolve(STORY_FILE)).doesNotExist();
        });
        shelf.settle();

        assertThat(gzipTag()).endsWith("-gz\"");
        assertThat(shelf.isFinished()).isTrue();
        assertThat(folder.resolve(STORY_FILE)).exists();
    }

    @Test
    void whoSettlesInAHurryWaitsForTheDiskAllTheSame() {
        shelf.first(() -> {
            shelf.put(page(STORY, text("bridge", 4_000)));
            shelf.settle();

            assertThat(folder.resolve(STORY_FILE)).exists();
        });
    }

    private String gzipTag() {
        return shelf.at(STORY)
                .flatMap(document -> document.in(Coding.GZIP))
                .orElseThrow()
                .etag();
    }

    @Test
    void aDocumentIsSentEvenWhereItsHeadersCannotBeFound() {
        shelf.put(page(STORY, text("bridge", 4_000)));
        shelf.settle();
        shelf.close();
        shelf = new Shelf(folder, new MediaFolder(home.resolve("media")), ROOMY, path -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(shelf.at(STORY).orElseThrow().freshness()).isEqualTo(Freshness.USUAL);
    }

    @Test
    void aNewProcessSaysTheSameWithTheSameTags() {
        shelf.put(page(STORY, text("bridge", 4_000)));
        shelf.put(Document.of(FEED, ATOM, text("feed", 4_000).getBytes(StandardCharsets.UTF_8), MORNING));
        shelf.settle();
        List<String> before = Stream.of(STORY, FEED).map(this::said).toList();

        reopened();

        assertThat(Stream.of(STORY, FEED).map(this::said)).isEqualTo(before);
    }

    private String said(String path) {
        Document document = shelf.at(path).orElseThrow();
        return document.mediaType()
                + document.lastModified()
                + ShelfContract.codings(document).stream().map(Coded::etag).toList()
                + document.hash();
    }

    @Test
    void aNewProcessKnowsWhatIsGone() {
        shelf.put(page(FRONT, "front"));
        shelf.retire(page(STORY, text("taken back", 1_000)));
        shelf.settle();

        reopened();

        assertThat(shelf.at(STORY)).isEmpty();
        assertThat(shelf.gone(STORY)).isPresent();
        assertThat(shelf.all().map(Document::path)).containsExactly(FRONT);
    }

    @Test
    void whatDoesNotFitIntoTheCacheIsReadFromItsFile() {
        Shelf small = shelf(0);
        for (int n = 0; n < 50; n++) {
            small.put(page("/sections/s" + n + "/", text("section " + n, 3_000)));
        }
        small.settle();

        for (int n = 0; n < 50; n++) {
            Document document = small.at("/sections/s" + n + "/").orElseThrow();
            assertThat(document.bytes()).asString().isEqualTo(text("section " + n, 3_000));
            assertThat(document.in(Coding.BROTLI)).isPresent();
        }
        small.close();
    }

    @Test
    void aBatchIsWrittenAsWholeAsOneStory() throws IOException {
        IntStream.range(0, 1_500).forEach(n -> shelf.put(page("/stories/s" + n + "/", text("story " + n, 1_000))));
        shelf.settle();

        assertThat(files()).hasSize(4_500);
        reopened();
        assertThat(shelf.all()
                        .filter(document -> ShelfContract.codings(document).size() == 3))
                .hasSize(1_500);
    }

    @Test
    void theFeedsOfABatchAreWrittenAtOnceAndCodedAfterwards() throws IOException {
        IntStream.range(0, 900)
                .mapToObj(n -> "/feeds/tags/t" + n + ".atom")
                .forEach(path -> shelf.put(
                        Document.of(path, ATOM, text(path, 1_000).getBytes(StandardCharsets.UTF_8), MORNING)));
        shelf.settle();

        assertThat(files()).contains("feeds/tags/t899.atom").doesNotContain("feeds/tags/t899.atom.br");
        shelf.complete();
        assertThat(files()).filteredOn(file -> file.startsWith("feeds/")).hasSize(2_700);
    }

    @Test
    void headersThatNoFileHoldsAreAskedFor() {
        String archive = "/feeds/all/archive/1.atom";
        Freshness quarter = new Freshness(Duration.ofMinutes(15), false);
        shelf.put(Document.of(FEED, ATOM, new byte[10], MORNING));
        shelf.put(Document.of(archive, ATOM, new byte[10], MORNING));
        shelf.put(page(FRONT, "front"));
        shelf.settle();
        shelf.close();
        shelf = new Shelf(
                folder,
                MediaFolder.none(),
                ROOMY,
                path -> path.startsWith("/feeds/")
                        ? Optional.of(new Headers(quarter, List.of("<https://hub.example/>; rel=\"hub\"")))
                        : Optional.empty());

        assertThat(shelf.at(FEED).orElseThrow().freshness()).isEqualTo(quarter);
        assertThat(shelf.at(FEED).orElseThrow().links()).containsExactly("<https://hub.example/>; rel=\"hub\"");
        assertThat(shelf.at(archive).orElseThrow().freshness()).isEqualTo(Freshness.FOR_EVER);
        assertThat(shelf.at(FRONT).orElseThrow().freshness()).isEqualTo(Freshness.USUAL);
    }

    @Test
    void aProcessThatEndsBeforeItSettlesLeavesWholeDocumentsAndTheNextOneHeals() {
        shelf.put(page(STORY, text("old", 3_000)));
        shelf.settle();
        IntStream.range(0, 300).forEach(n -> shelf.put(page("/stories/s" + n + "/", text("story " + n, 3_000))));
        shelf.put(page(STORY, text("new", 3_000)));

        reopened();

        assertThat(shelf.at(STORY).orElseThrow().bytes()).asString().isIn(text("old", 3_000), text("new", 3_000));
        assertThat(shelf.all()).allMatch(document -> codingsBelong(document));
        shelf.put(page(STORY, text("new", 3_000)));
        IntStream.range(0, 300).forEach(n -> shelf.put(page("/stories/s" + n + "/", text("story " + n, 3_000))));
        shelf.settle();
        reopened();
        assertThat(shelf.at(STORY).orElseThrow().bytes()).asString().isEqualTo(text("new", 3_000));
        assertThat(shelf.all()).hasSize(301);
    }

    @Test
    void aCodingOfAnotherVersionIsNotSentAndIsReplacedByWhoMayWrite() throws IOException {
        shelf.put(page(STORY, text("bridge", 3_000)));
        shelf.settle();
        byte[] foreign = Gzip.code(text("tunnel", 3_000).getBytes(StandardCharsets.UTF_8), 6);
        Files.write(folder.resolve(STORY_FILE + ".gz"), foreign);
        Files.delete(folder.resolve(STORY_FILE + ".br"));
        reopened();

        assertThat(shelf.at(STORY))
                .hasValueSatisfying(
                        document -> assertThat(codingsBelong(document)).isTrue());
        assertThat(Files.readAllBytes(folder.resolve(STORY_FILE + ".gz"))).isEqualTo(foreign);

        reopened();
        try (Shelf.Alone alone = shelf.alone()) {
            assertThat(shelf.at(STORY)).isPresent();
        }
        assertThat(Gzip.decode(Files.readAllBytes(folder.resolve(STORY_FILE + ".gz")), 10_000))
                .isEqualTo(Files.readAllBytes(folder.resolve(STORY_FILE)));
        assertThat(folder.resolve(STORY_FILE + ".br")).exists();
    }

    private static boolean codingsBelong(Document document) {
        return ShelfContract.codings(document).stream().allMatch(coded -> {
            try {
                return java.util.Arrays.equals(ShelfContract.plain(coded, 100_000), document.bytes());
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void aWebServerBesideItNeverMeetsACodingOfAnotherVersion() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        Thread server = new Thread(() -> {
            while (writing.get()) {
                try {
                    String before = Files.readString(folder.resolve(STORY_FILE));
                    byte[] coded = Files.readAllBytes(folder.resolve(STORY_FILE + ".gz"));
                    String after = Files.readString(folder.resolve(STORY_FILE));
                    String decoded = new String(Gzip.decode(coded, 100_000), StandardCharsets.UTF_8);
                    if (before.equals(after) && !decoded.equals(before)) {
                        wrong.add(decoded.substring(0, 12) + " beside " + before.substring(0, 12));
                    }
                } catch (NoSuchFileException e) {
                    // between two versions there is no coding
                } catch (IOException e) {
                    wrong.add(e.toString());
                }
            }
        });
        server.start();
        for (int n = 0; n < 200; n++) {
            shelf.put(page(STORY, text("version " + n, 2_000)));
            if (n % 3 == 0) {
                shelf.settle();
            }
        }
        shelf.settle();
        writing.set(false);
        server.join();

        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingIsFollowedOutOfTheFolder() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(home.resolve("secret.txt"), "secret");
        Files.createDirectories(home.resolve("elsewhere/sub"));
        Files.writeString(home.resolve("elsewhere/sub/index.html"), "elsewhere");
        Files.createSymbolicLink(folder.resolve("secret.txt"), home.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("away"), home.resolve("elsewhere"));
        Files.writeString(folder.resolve("notes"), "of no kind that the site has");

        assertThat(shelf.at("/secret.txt")).isEmpty();
        assertThat(shelf.at("/away/sub/")).isEmpty();
        assertThat(shelf.at("/notes")).isEmpty();
        assertThat(shelf.all()).isEmpty();
    }

    @Test
    void whatWasLookedForInVainIsLookedForAgainWhenAnotherProcessHasWritten() {
        assertThat(shelf.at(STORY)).isEmpty();
        shelf.put(page(FRONT, "front"));
        Shelf other = shelf(ROOMY);
        try (Shelf.Alone alone = other.alone()) {
            other.put(page(STORY, "bridge"));
            other.retire(page("/stories/wrong/", "gone"));
        }

        assertThat(shelf.at(STORY)).as("the disk is not asked twice").isEmpty();
        try (Shelf.Alone alone = shelf.alone()) {
            assertThat(shelf.at(STORY)).isPresent();
            assertThat(shelf.gone("/stories/wrong/")).isPresent();
            assertThat(shelf.at(FRONT)).isPresent();
        }
        other.close();
    }

    @Test
    void onlyOneWritesAtATime() throws Exception {
        Shelf other = shelf(ROOMY);
        List<String> order = new ArrayList<>();
        Thread second = new Thread(() -> {
            try (Shelf.Alone alone = other.alone()) {
                order.add("second, finds " + other.at(STORY).isPresent());
            }
        });
        try (Shelf.Alone alone = shelf.alone()) {
            second.start();
            shelf.put(page(STORY, "bridge"));
            order.add("first");
        }
        second.join();

        assertThat(order).containsExactly("first", "second, finds true");
        other.close();
    }

    @Test
    void aDocumentOfAnotherTypeThanItsFileIsRefused() {
        assertThatThrownBy(() -> shelf.put(Document.of("/feeds/all.rss", "text/html", new byte[1], MORNING)))
                .hasMessage("«/feeds/all.rss» is put as text/html, but would be read from its file as"
                        + " application/rss+xml; charset=utf-8");
        assertThatThrownBy(() -> shelf.put(Document.of("/notes", "text/plain", new byte[1], MORNING)))
                .hasMessageEndingWith("as nothing that the site has");
    }

    @Test
    void whatCannotBeWrittenStaysVisibleAndIsTriedAgain() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("stories"), "in the way");
        shelf.put(page(STORY, "bridge"));

        assertThatThrownBy(shelf::settle)
                .hasMessageStartingWith("1 documents could not be written, the first is " + STORY + ": ");
        assertThat(shelf.at(STORY)).isPresent();

        Files.delete(folder.resolve("stories"));
        shelf.settle();
        assertThat(folder.resolve(STORY_FILE)).hasContent("bridge");
    }

    /** What is asked for thousands of times a second must not make work for the collector. */
    @Test
    void askingForAKnownDocumentTakesNoMemory() {
        shelf.put(page(FRONT, text("front", 3_000)));
        shelf.settle();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int asked = 100_000;
        int found = ask(asked);
        long before = threads.getCurrentThreadAllocatedBytes();

        found += ask(asked);

        long each = (threads.getCurrentThreadAllocatedBytes() - before) / asked;
        assertThat(found).isEqualTo(2 * asked);
        assertThat(each).isLessThanOrEqualTo(16);
    }

    private int ask(int times) {
        int found = 0;
        for (int n = 0; n < times; n++) {
            Optional<Document> document = shelf.at(FRONT);
            found += document.isPresent() && document.get().in(Coding.GZIP).isPresent() ? 1 : 0;
        }
        return found;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
