package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShelvingTest {
    private final Shelf shelf = new Shelf();
    private final Shelving shelving = new Shelving(shelf);

    @Test
    void whatIsHeldIsSeenWhenItIsReleasedNewStoriesFirstThenTheirNeighboursThenLists() {
        shelving.put(page("/stories/bridge/", "a story"));
        List<String> shown = new ArrayList<>();
        shelf.follow(change -> shown.add(change.path()));
        shelving.hold();
        shelving.put(page("/sections/city/", "a list"));
        shelving.put(page("/stories/bridge/", "a story, and the next one"));
        shelving.put(page("/stories/ferry/", "a new story"));
        shelving.put(page("/newsletters/daily/2020-11-16/", "a new issue"));

        assertThat(shown).isEmpty();
        shelving.release();
        assertThat(shown.subList(0, 2)).containsOnly("/stories/ferry/", "/newsletters/daily/2020-11-16/");
        assertThat(shown.subList(2, 4)).containsExactly("/stories/bridge/", "/sections/city/");
    }

    @Test
    void ofVeryManyStoriesTheRestIsSeenAtOnce() {
        shelving.hold();
        int most = Shelving.MOST_WAITING;
        IntStream.rangeClosed(0, most).forEach(story -> shelving.put(page("/stories/" + story + "/", "a story")));
        shelving.put(page("/stories/0/", "mended"));

        assertThat(shelf.at("/stories/" + (most - 1) + "/")).isEmpty();
        assertThat(text("/stories/" + most + "/")).isEqualTo("a story");
        shelving.release();
        assertThat(text("/stories/" + (most - 1) + "/")).isEqualTo("a story");
        assertThat(text("/stories/0/")).isEqualTo("mended");
    }

    @Test
    void ofWhatIsPutTwiceWhileItIsHeldTheLastCounts() {
        for (int time = 0; time < 50; time++) {
            shelving.hold();
            for (int version = 0; version < 20; version++) {
                shelving.put(page("/sitemap/" + version % 4 + "/", time + "." + version));
            }
            shelving.release();

            for (int version = 16; version < 20; version++) {
                assertThat(text("/sitemap/" + version % 4 + "/")).isEqualTo(time + "." + version);
            }
        }
    }

    @Test
    void whatIsRemovedWhileItIsHeldStaysAway() {
        shelving.put(page("/tags/old/", "before"));
        shelving.hold();
        shelving.put(page("/tags/old/", "anew"));
        shelving.remove("/tags/old/");
        shelving.release();

        assertThat(shelf.at("/tags/old/")).isEmpty();
    }

    @Test
    void whatIsTakenBackWhileItIsHeldIsGone() {
        shelving.hold();
        shelving.put(page("/stories/wrong/", "a story"));
        shelving.retire("/stories/wrong/", Instant.EPOCH, () -> "taken back");
        shelving.release();

        assertThat(shelf.at("/stories/wrong/")).isEmpty();
        assertThat(shelf.gone("/stories/wrong/")).isPresent();
    }

    /** Coding takes a hundred times as long as showing. */
    @Test
    void allThatWasHeldIsShownBeforeAnyOfItIsCoded() {
        List<Boolean> coded = new ArrayList<>();
        shelf.follow(change -> coded.add(gzip(change.path())));
        shelving.hold();
        IntStream.range(0, 20).forEach(tag -> shelving.put(page("/tags/" + tag + "/", "news ".repeat(2_000))));
        shelving.release();

        assertThat(coded).hasSize(20).containsOnly(false);
        assertThat(IntStream.range(0, 20).filter(tag -> gzip("/tags/" + tag + "/")))
                .hasSize(20);
    }

    private boolean gzip(String path) {
        return shelf.at(path).orElseThrow().in(Coding.GZIP).isPresent();
    }

    private String text(String path) {
        return new String(shelf.at(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static Document page(String path, String text) {
        return Document.of(
                path,
                "text/html; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2020-11-02T09:00:00Z"));
    }
}
