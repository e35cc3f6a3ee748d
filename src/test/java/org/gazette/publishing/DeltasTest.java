package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gazette.feeds.FeedDocument;
import org.junit.jupiter.api.Test;

class DeltasTest {
    private static final String HEAD = "<feed><title>All</title>\n";
    private static final String TAIL = "\n</feed>\n";
    private static final Pattern ENTRY = Pattern.compile("<entry id=\"(\\w+)\" rev=\"(\\w+)\">[^<]*</entry>");

    @Test
    void aReaderWithAnEarlierInstanceGetsWhatItLacks() throws IOException {
        List<Document> instances = new ArrayList<>(List.of(document(stories(1, 20), Optional.empty())));
        for (int n = 2; n <= 10; n++) {
            Document before = instances.get(instances.size() - 1);
            instances.add(document(stories(n, 20), Optional.of(before)));
        }
        Document now = instances.get(9);

        for (Document known : instances.subList(0, 9)) {
            for (Coding coding : List.of(Coding.IDENTITY, Coding.GZIP)) {
                now.code(Codings.quick(now));
                Coded delta = now.since(known.hash(), coding).orElseThrow();
                Map<String, String> reader = read(text(known.bytes()));
                reader.putAll(read(text(ShelfContract.plain(delta, 100_000))));

                assertThat(reader).containsAllEntriesOf(read(text(now.bytes())));
                assertThat(delta.etag()).isEqualTo(now.in(coding).orElseThrow().etag());
                assertThat(delta.bytes().length)
                        .isLessThan(now.in(coding).orElseThrow().bytes().length);
            }
        }
    }

    @Test
    void itIsADocumentOfTheSameKind() {
        Document before = document(List.of("a1", "b1", "c1", "d1"), Optional.empty());
        Document now = document(List.of("e1", "b2", "a1", "c1", "d1"), Optional.of(before));

        assertThat(text(now.since(before.hash(), Coding.IDENTITY).orElseThrow().bytes()))
                .isEqualTo(HEAD + entry("e1") + "\n" + entry("b2") + TAIL);
    }

    @Test
    void whatWouldSaveNothingIsNotMade() {
        Document before = document(List.of("a1", "b1"), Optional.empty());
        Document fewer = document(List.of("a1"), Optional.of(before));
        Document other = document(List.of("c1", "d1"), Optional.of(fewer));

        assertThat(fewer.since(before.hash(), Coding.IDENTITY))
                .as("only removals")
                .isEmpty();
        assertThat(other.since(fewer.hash(), Coding.IDENTITY)).as("all is new").isEmpty();
        assertThat(other.since(other.hash(), Coding.IDENTITY))
                .as("nothing is new")
                .isEmpty();
        assertThat(other.since("unknown", Coding.IDENTITY)).isEmpty();
        assertThat(before.since(fewer.hash(), Coding.IDENTITY)).isEmpty();
    }

    @Test
    void instancesOfLongAgoAreForgotten() {
        List<Document> instances = new ArrayList<>(List.of(document(stories(0, 60), Optional.empty())));
        IntStream.rangeClosed(1, Deltas.INSTANCES + 1)
                .forEach(n -> instances.add(document(stories(n, 60), Optional.of(instances.get(n - 1)))));
        Document now = instances.get(Deltas.INSTANCES + 1);

        assertThat(now.since(instances.get(0).hash(), Coding.IDENTITY)).isEmpty();
        assertThat(now.since(instances.get(1).hash(), Coding.IDENTITY)).isPresent();
    }

    @Test
    void theSameInstanceAgainKeepsItsPast() {
        Document before = document(stories(1, 20), Optional.empty());
        Document now = document(stories(2, 20), Optional.of(before));
        Document again = document(stories(2, 20), Optional.of(now));

        assertThat(again.since(before.hash(), Coding.IDENTITY)).isPresent();
        assertThat(again.after(now).since(before.hash(), Coding.IDENTITY)).isPresent();
    }

    @Test
    void freshnessAndLinksComeFromTheFeed() {
        FeedDocument feed = new FeedDocument(
                "/feeds/all/archive/1.atom",
                "application/atom+xml; charset=utf-8",
                new byte[10],
                Instant.EPOCH,
                List.of(),
                FeedDocument.FOR_EVER,
                List.of("<https://gazette.example/feeds/all.atom>; rel=\"current\""));

        Document document = Document.ofFeed(feed, Optional.empty());

        assertThat(document.freshness()).isEqualTo(Freshness.FOR_EVER);
        assertThat(document.links()).isEqualTo(feed.links());
    }

    private static List<String> stories(int newest, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> "s" + (1_000 + newest - n) + (n == 3 ? "revised" + newest : ""))
                .toList();
    }

    private static Document document(List<String> keys, Optional<Document> before) {
        StringBuilder text = new StringBuilder(HEAD);
        List<FeedDocument.Part> parts = new ArrayList<>();
        for (String key : keys) {
            text.append(parts.isEmpty() ? "" : "\n");
            parts.add(new FeedDocument.Part(
                    key, text.length(), text.length() + entry(key).length()));
            text.append(entry(key));
        }
        text.append(TAIL);
        return Document.ofFeed(
                new FeedDocument(
                        "/feeds/all.atom",
                        "application/atom+xml; charset=utf-8",
                        text.toString().getBytes(StandardCharsets.UTF_8),
                        Instant.EPOCH,
                        parts,
                        Duration.ofMinutes(5),
                        List.of()),
                before);
    }

    private static String entry(String key) {
        String id = key.replaceAll("revised.*", "");
        return "<entry id=\"" + id + "\" rev=\"" + key + "\">" + ("story " + key + " ").repeat(20) + "</entry>";
    }

    private static Map<String, String> read(String feed) {
        assertThat(feed).startsWith(HEAD).endsWith(TAIL);
        return ENTRY.matcher(feed)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> b, TreeMap::new));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
