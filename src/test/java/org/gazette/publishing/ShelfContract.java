package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every shelf does, whatever lies behind it. */
interface ShelfContract {
    Instant MORNING = Instant.parse("2020-11-16T07:00:00Z");
    String FRONT = "/";
    String FEED = "/feeds/all.atom";

    Shelf shelf();

    static Document page(String path, String text) {
        return Document.of(path, "text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), MORNING);
    }

    /** A text that compresses, of about so many bytes. */
    static String text(String word, int length) {
        return IntStream.iterate(0, n -> n < length, n -> n + word.length() + 5)
                .mapToObj(n -> String.format("%s %04d", word, n % 7_919))
                .reduce("", String::concat);
    }

    static byte[] plain(Coded coded, int atMost) throws IOException {
        return switch (coded.coding()) {
            case IDENTITY -> coded.bytes();
            case GZIP -> Gzip.decode(coded.bytes(), atMost);
            case BROTLI -> Brotli.decode(coded.bytes(), atMost);
        };
    }

    static List<Coded> codings(Document document) {
        return Stream.of(Coding.values())
                .flatMap(coding -> document.in(coding).stream())
                .toList();
    }

    @Test
    default void whatIsPutIsVisibleAtOnceAndCanBeSentCompressed() throws IOException {
        String text = text("bridge", 5_000);

        shelf().put(page("/stories/2020/11/16/bridge/", text));

        Document document = shelf().at("/stories/2020/11/16/bridge/").orElseThrow();
        assertThat(document.bytes()).asString().isEqualTo(text);
        Coded gzip = document.in(Coding.GZIP).orElseThrow();
        assertThat(gzip.bytes().length).isLessThan(text.length() / 2);
        assertThat(plain(gzip, 10_000)).isEqualTo(document.bytes());
    }

    @Test
    default void itsBestCodingsFollowEachUnderATagOfItsOwn() throws IOException {
        shelf().put(page(FRONT, text("front", 20_000)));
        int quick = Gzip.code(text("front", 20_000).getBytes(StandardCharsets.UTF_8), 1).length;

        shelf().settle();

        Document document = shelf().at(FRONT).orElseThrow();
        assertThat(codings(document))
                .extracting(Coded::etag)
                .containsExactly(
                        '"' + document.hash() + '"', '"' + document.hash() + "-gz\"", '"' + document.hash() + "-br\"");
        for (Coded coded : codings(document)) {
            assertThat(plain(coded, 30_000)).isEqualTo(document.bytes());
        }
        assertThat(document.in(Coding.GZIP).orElseThrow().bytes().length).isLessThan(quick);
    }

    @Test
    default void shortTextsAndPicturesAreNotCompressed() {
        byte[] noise = text("picture", 5_000).getBytes(StandardCharsets.UTF_8);
        shelf().put(page(FRONT, "x".repeat(199)));
        shelf().put(page("/feeds/", "x".repeat(200)));
        shelf().put(Document.of("/icon.png", "image/png", noise, MORNING));
        shelf().put(Document.of("/favicon.svg", "image/svg+xml", noise, MORNING));

        shelf().settle();

        assertThat(codings(shelf().at(FRONT).orElseThrow())).hasSize(1);
        assertThat(codings(shelf().at("/icon.png").orElseThrow())).hasSize(1);
        assertThat(codings(shelf().at("/feeds/").orElseThrow())).hasSize(3);
        assertThat(codings(shelf().at("/favicon.svg").orElseThrow())).hasSize(3);
    }

    @Test
    default void whatIsReplacedOrRemovedIsGoneAtOnceAndStaysGone() {
        shelf().put(page(FRONT, "first"));
        shelf().put(page("/feeds/", "feeds"));
        shelf().put(page(FRONT, "second"));
        shelf().remove("/feeds/");

        assertThat(shelf().at(FRONT).orElseThrow().bytes()).asString().isEqualTo("second");
        assertThat(shelf().at("/feeds/")).isEmpty();
        shelf().settle();
        assertThat(shelf().all().map(Document::path)).containsExactly(FRONT);
        assertThat(shelf().at("/feeds/")).isEmpty();
        assertThat(shelf().gone("/feeds/")).isEmpty();
    }

    @Test
    default void aNoticeStandsWhereSomethingWasTakenBackUntilItComesBack() {
        String path = "/stories/2020/11/16/wrong/";
        shelf().put(page(path, "It was so."));

        shelf().retire(page(path, "It was not so."));
        shelf().settle();

        assertThat(shelf().at(path)).isEmpty();
        assertThat(shelf().gone(path).orElseThrow().bytes()).asString().isEqualTo("It was not so.");
        assertThat(shelf().all()).isEmpty();
        shelf().put(page(path, "It was so indeed."));
        shelf().settle();
        assertThat(shelf().gone(path)).isEmpty();
        assertThat(shelf().at(path)).isPresent();
    }

    @Test
    default void whatMovedIsToldUntilAnotherListIs() {
        shelf().move(Map.of("/old/", "/new/"));

        assertThat(shelf().moved("/old/")).hasValue("/new/");
        assertThat(shelf().moved("/new/")).isEmpty();
        shelf().move(Map.of());
        assertThat(shelf().moved("/old/")).isEmpty();
    }

    @Test
    default void whoFollowsIsToldWhenItIsVisibleWhateverOthersDo() {
        List<String> told = new ArrayList<>();
        shelf().follow(change -> {
            throw new IllegalStateException("a follower that fails");
        });
        shelf().follow(change -> told.add(change.path() + " " + change.gone() + " "
                + shelf().at(change.path()).isPresent()));

        shelf().put(page(FRONT, "front"));
        shelf().put(page("/feeds/", "feeds"));
        shelf().remove("/feeds/");
        shelf().remove("/feeds/");
        shelf().retire(page(FRONT, "closed"));
        shelf().retire(page(FRONT, "closed"));

        assertThat(told).containsExactly("/ false true", "/feeds/ false true", "/feeds/ true false", "/ true false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//",
                "/../secret.txt",
                "/a/../../secret.txt",
                "/.lock",
                "/.gone",
                "/feeds/.hidden/",
                "/feeds\0.atom",
                "/feeds\\all.atom",
                "/feeds/all.atom.gz",
                "/feeds/all.atom.br",
                "/feeds/all.atom/",
                "/feeds",
                "/index.html",
                "/404.html",
                "/stories/%2e%2e/",
                "/no-such-page/",
                "/feeds/none.atom"
            })
    default void nothingElseCanBeHad(String path) {
        shelf().put(page(FRONT, text("front", 500)));
        shelf().put(page("/404", "missing"));
        shelf().put(Document.of(FEED, "application/atom+xml; charset=utf-8", new byte[500], MORNING));
        shelf().settle();

        assertThat(shelf().at(path)).isEmpty();
        assertThat(shelf().gone(path)).isEmpty();
        assertThat(shelf().at("/" + "x/".repeat(5_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../x/", "/index.html", "/feeds/all.atom.gz", "relative", "/two words/"})
    default void whatCannotBeAFileIsNotPut(String path) {
        assertThatThrownBy(() -> shelf().put(page(path, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }

    @Test
    default void whoAsksWhileItChangesGetsOneVersionWhole() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        shelf().put(numbered(0));
        Thread reader = new Thread(() -> {
            int last = 0;
            while (writing.get()) {
                Document document = shelf().at(FEED).orElseThrow();
                last = check(document, last, wrong);
            }
        });
        reader.start();
        Thread[] writers = IntStream.range(0, 2)
                .mapToObj(lane -> new Thread(() -> IntStream.rangeClosed(1, 150).forEach(n -> {
                    if (lane == 0) {
                        shelf().put(numbered(n));
                    } else {
                        shelf().put(page("/feeds/", text("feeds", 4_000 + n)));
                    }
                })))
                .toArray(Thread[]::new);
        for (Thread writer : writers) {
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        shelf().settle();
        writing.set(false);
        reader.join();

        assertThat(wrong).isEmpty();
        assertThat(shelf().at(FEED).orElseThrow().hash())
                .isEqualTo(numbered(150).hash());
    }

    private static Document numbered(int n) {
        byte[] bytes = (String.format("%06d ", n) + text("story", 3_000)).getBytes(StandardCharsets.UTF_8);
        return Document.of(FEED, "application/atom+xml; charset=utf-8", bytes, MORNING.plusSeconds(n));
    }

    private static int check(Document document, int last, ConcurrentLinkedQueue<String> wrong) {
        int number = Integer.parseInt(new String(document.bytes(), 0, 6, StandardCharsets.UTF_8));
        if (number < last) {
            wrong.add(number + " after " + last);
        }
        for (Coding coding : Coding.values()) {
            Optional<Coded> coded = document.in(coding);
            try {
                if (coded.isPresent() && !java.util.Arrays.equals(document.bytes(), plain(coded.get(), 20_000))) {
                    wrong.add(coded.get().etag() + " is not of " + number);
                }
            } catch (IOException e) {
                wrong.add(number + ": " + e);
            }
        }
        return number;
    }
}
