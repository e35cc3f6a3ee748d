package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StacksTest {
    private static final String FEED = "/feeds/all.atom";

    @TempDir
    Path folder;

    private Stacks stacks;

    @BeforeEach
    void open() {
        stacks = new Stacks(folder, 1 << 20, path -> Optional.empty(), new HashMap<>());
    }

    @Test
    void codingsThatWereMadeLaterLieBesideTheirDocument() throws IOException {
        stacks.write(FEED, feed("morning"), true);
        stacks.addCodings(stacks.coded(FEED).orElseThrow());

        assertThat(Gzip.decode(Files.readAllBytes(folder.resolve("feeds/all.atom.gz")), 10_000))
                .isEqualTo(text("morning"));
    }

    /** They are made without the lock, so that another version may come meanwhile. */
    @Test
    void codingsOfADocumentWhosePlaceAnotherTookAreNotWritten() throws IOException {
        stacks.write(FEED, feed("morning"), true);
        Document coded = stacks.coded(FEED).orElseThrow();
        stacks.write(FEED, feed("evening"), true);
        stacks.addCodings(coded);

        assertThat(folder.resolve("feeds/all.atom")).hasBinaryContent(text("evening"));
        assertThat(folder.resolve("feeds/all.atom.gz")).doesNotExist();
    }

    private static Place feed(String words) {
        return Place.of(Document.of(
                FEED, "application/atom+xml; charset=utf-8", text(words), Instant.parse("2020-11-02T09:00:00Z")));
    }

    private static byte[] text(String words) {
        return (words + " news ").repeat(500).getBytes(StandardCharsets.UTF_8);
    }
}
