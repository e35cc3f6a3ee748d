package org.gazette.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.gazette.delivery.CommitLog;
import org.gazette.delivery.EnvelopeState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program is told to end (SIGTERM) while it carries an issue, and ends in order. */
@Tag("faults")
class StopTest {
    private static final int READERS = 200;
    private static final int CONNECTIONS = 4;

    @TempDir
    Path folder;

    private final Program program = Program.built();
    private Path log = Path.of("");

    @BeforeEach
    void nameLog() {
        log = folder.resolve("log.txt");
    }

    @AfterEach
    void endAll() {
        program.endAll();
    }

    @Test
    void aCommandThatIsStoppedEndsWhatIsInFlight() throws Exception {
        try (Receiver receiver = new Receiver(folder.resolve("taken.log"), "slow|50")) {
            Press.Copy copy = new Press(folder, false, receiver.port(), CONNECTIONS, READERS).next();
            Newsroom newsroom = copy.newsroom();

            stopped(program.start(List.of(), newsroom.home(), log, newsroom.issueRun()), receiver, 20);
            nothingIsUnknown(copy, receiver);
            stopped(program.start(List.of(), newsroom.home(), log, "courier", "run"), receiver, 60);
            nothingIsUnknown(copy, receiver);
            Process last = program.start(List.of(), newsroom.home(), log, "courier", "run");
            assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();

            assertThat(receiver.taken().stream().map(CommitLog.Mail::recipient))
                    .doesNotHaveDuplicates()
                    .hasSize(READERS);
        }
    }

    @Test
    void aServerThatIsStoppedEndsWhatIsInFlight() throws Exception {
        try (Receiver receiver = new Receiver(folder.resolve("taken.log"), "slow|50")) {
            Press.Copy copy = new Press(folder, false, receiver.port(), CONNECTIONS, READERS).next();
            Newsroom newsroom = copy.newsroom();
            newsroom.post();

            stopped(program.start(List.of(), newsroom.home(), log, "serve", "--port", "0"), receiver, 20);
            nothingIsUnknown(copy, receiver);
            stopped(program.start(List.of(), newsroom.home(), log, "serve", "--port", "0"), receiver, READERS);

            assertThat(receiver.taken().stream().map(CommitLog.Mail::recipient))
                    .doesNotHaveDuplicates()
                    .hasSize(READERS);
        }
    }

    @Test
    void aRelayWhoseNameIsUnknownForAWhileIsFoundWhenItIsKnown() throws Exception {
        try (Receiver receiver = new Receiver(folder.resolve("taken.log"))) {
            Press.Copy copy = new Press(folder, false, receiver.port(), 1, READERS).next();
            Newsroom newsroom = copy.newsroom();
            newsroom.post();
            newsroom.settings(Newsroom.relay("relay.example", receiver.port(), 2, "optional"));
            Path names = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
            List<String> options = List.of("-Djdk.net.hosts.file=" + names, "-Dsun.net.inetaddr.negative.ttl=0");

            Process serving = program.start(options, newsroom.home(), log, "serve", "--port", "0");
            Awaitility.await()
                    .atMost(2, TimeUnit.MINUTES)
                    .until(() -> Files.exists(log) && Files.readString(log).contains("left alone"));
            try (Books books = copy.books()) {
                assertThat(books.envelopes().values())
                        .hasSize(READERS + 1)
                        .noneMatch(one -> one.state() == EnvelopeState.SENDING);
            }
            assertThat(receiver.taken()).isEmpty();
            Files.writeString(names, "127.0.0.1 localhost relay.example\n");
            stopped(serving, receiver, READERS);

            assertThat(receiver.taken().stream().map(CommitLog.Mail::recipient))
                    .doesNotHaveDuplicates()
                    .hasSize(READERS);
        }
    }

    private void stopped(Process process, Receiver receiver, int enough) throws Exception {
        Awaitility.await()
                .atMost(2, TimeUnit.MINUTES)
                .failFast("ended too early", () -> !process.isAlive())
                .until(() -> receiver.count() >= enough);
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        receiver.settle();
    }

    /** What was taken is accepted, and nothing is in anybody's hand. */
    private static void nothingIsUnknown(Press.Copy copy, Receiver receiver) {
        try (Books books = copy.books()) {
            Map<String, Books.Entry> envelopes = books.envelopes();
            assertThat(envelopes.values())
                    .allMatch(one -> one.unknowns() == 0)
                    .noneMatch(one -> one.state() == EnvelopeState.SENDING || one.state() == EnvelopeState.CLAIMED);
            assertThat(envelopes.values().stream().filter(one -> one.state() == EnvelopeState.ACCEPTED))
                    .hasSize(receiver.count());
        }
    }
}
