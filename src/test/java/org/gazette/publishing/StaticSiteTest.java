package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticSiteTest {
    @TempDir
    Path folder;

    private final Shelf shelf = new Shelf();

    @BeforeEach
    void fill() {
        put("/", "front");
        put("/404", "nothing here");
        put("/stories/2020/11/16/bridge/", "bridge");
        put("/feeds/all.atom", "feed");
    }

    @Test
    void theSiteLiesAsItsUrls() throws IOException {
        assertThat(StaticSite.write(shelf, folder)).hasToString("4 files: 4 written, 0 unchanged, 0 stale removed");

        assertThat(files())
                .containsExactlyInAnyOrder(
                        ".gazette-manifest",
                        "404.html",
                        "feeds/all.atom",
                        "index.html",
                        "stories/2020/11/16/bridge/index.html");
        assertThat(folder.resolve("stories/2020/11/16/bridge/index.html")).hasContent("bridge");
    }

    @Test
    void aSecondRunWritesOnlyWhatChangedAndRemovesWhatIsStale() throws IOException {
        StaticSite.write(shelf, folder);
        put("/", "a new front");
        shelf.remove("/stories/2020/11/16/bridge/");

        assertThat(StaticSite.write(shelf, folder)).isEqualTo(new StaticSite.Counts(1, 2, 1));

        assertThat(files()).containsExactlyInAnyOrder(".gazette-manifest", "404.html", "feeds/all.atom", "index.html");
        assertThat(folder.resolve("stories")).doesNotExist();
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("stories/2020"));
        Files.writeString(folder.resolve("CNAME"), "gazette.example");
        Files.writeString(folder.resolve("stories/2020/notes.txt"), "mine");
        StaticSite.write(shelf, folder);
        shelf.remove("/stories/2020/11/16/bridge/");

        StaticSite.write(shelf, folder);

        assertThat(folder.resolve("CNAME")).hasContent("gazette.example");
        assertThat(folder.resolve("stories/2020/notes.txt")).hasContent("mine");
        assertThat(folder.resolve("stories/2020/11")).doesNotExist();
    }

    @Test
    void aFileOfSomebodyElseInTheWayStopsTheRunBeforeAnythingIsWritten() throws IOException {
        Files.writeString(folder.resolve("index.html"), "another site");

        assertThatThrownBy(() -> StaticSite.write(shelf, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 files that Gazette did not write are in the way, the first is index.html");
        assertThat(files()).containsExactly("index.html");
        assertThat(folder.resolve("index.html")).hasContent("another site");
    }

    @Test
    void aStalePageThatSomebodyChangedStays() throws IOException {
        StaticSite.write(shelf, folder);
        Path page = folder.resolve("stories/2020/11/16/bridge/index.html");
        Files.writeString(page, "changed by hand");
        shelf.remove("/stories/2020/11/16/bridge/");

        assertThat(StaticSite.write(shelf, folder).removed()).isZero();
        assertThat(page).hasContent("changed by hand");
    }

    @Test
    void aRunThatWasCutShortIsFinishedByTheNext() throws IOException {
        StaticSite.write(shelf, folder);
        Files.delete(folder.resolve("index.html"));
        Files.writeString(folder.resolve("feeds/all.atom"), "hal");

        assertThat(StaticSite.write(shelf, folder)).isEqualTo(new StaticSite.Counts(2, 2, 0));
        assertThat(folder.resolve("feeds/all.atom")).hasContent("feed");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(folder.resolve("feeds"), elsewhere);

        assertThatThrownBy(() -> StaticSite.write(shelf, folder)).hasMessageContaining("leads out of the folder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/../etc/passwd", "/a/../../b", "/.git/config", "//x", "/a\\..\\b", "/a\0b", "x", "/stories/.x/"
            })
    void aPathThatIsNoPlainNameIsRefused(String path) {
        assertThatThrownBy(() -> Layout.file(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/, index.html",
        "/404, 404.html",
        "/feeds.opml, feeds.opml",
        "/sections/world/, sections/world/index.html"
    })
    void aPathNamesItsFile(String path, String file) {
        assertThat(Layout.file(path)).isEqualTo(file);
    }

    private void put(String path, String text) {
        shelf.put(Document.of(path, "text/html", text.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
