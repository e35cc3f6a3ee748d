package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.io.TempDir;

class FolderRelayTest {
    private final StandingClock clock = new StandingClock(Post.NOON);

    @TempDir
    Path folder;

    @OnBothDatabases
    void aLetterIsAFileNamedAfterItsMailing(Database database) throws IOException {
        Post post = new Post(database, clock).daily("ada@example.org");

        try (Courier courier = post.courier(new FolderRelay(folder.resolve("outbox")))) {
            courier.carry();
        }

        List<Path> files = files();
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName().toString()).matches("daily-2020-11-16-[0-9a-f]{16}\\.eml");
        assertThat(Files.readString(files.get(0))).contains("To: ada@example.org\r\n", "/unsubscribe/1.daily");
        assertThat(post.of("ada@example.org").reply()).startsWith("written to ");
    }

    @OnBothDatabases
    void aSecondRunWritesNothingTwice(Database database) throws IOException {
        Post post = new Post(database, clock).daily("ada@example.org", "bob@example.org");
        carry(post);
        Path first = files().get(0);
        Files.writeString(first, "looked at");
        database.run(handle -> handle.execute("update envelope set state = 'READY', next_at = 0, settled_at = 0"));

        carry(post);

        assertThat(files()).hasSize(2);
        assertThat(first).hasContent("looked at");
        assertThat(post.counts().accepted()).isEqualTo(2);
    }

    @OnBothDatabases
    void aFolderThatCannotBeWrittenChargesNobody(Database database) throws IOException {
        Post post = new Post(database, clock).daily("ada@example.org");
        Files.writeString(folder.resolve("outbox"), "a file in the way");

        carry(post);

        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.READY);
        assertThat(post.of("ada@example.org").attempts()).isZero();
    }

    private void carry(Post post) {
        try (Courier courier = post.courier(new FolderRelay(folder.resolve("outbox")))) {
            courier.carry();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            return files.sorted().toList();
        }
    }
}
