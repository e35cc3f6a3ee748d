package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** The relay is gone, or the way to it; then it is there again, and nobody has to do anything. */
class NetworkFaultTest {
    private static final int READERS = 120;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final StandingClock clock = new StandingClock(Post.NOON);
    private ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void whileNobodyAnswersTheDoorNobodyIsCharged(Database database) {
        Post post = new Post(database, clock).readers(READERS);
        int port = server.port();
        server.close();
        try (Courier courier =
                post.courier(new SmtpRelay(RelaySettings.local(port, 1))).start()) {
            Awaitility.await().until(() -> waitsUncharged(post));
            server = new ScriptedSmtpServer(port);
            Reckoning reckoning = new Reckoning(post, server, READERS);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> later(Duration.ofMinutes(1), reckoning));
            reckoning.everybodyHasOneCopy();
            assertThat(courier).isNotNull();
        }
        assertThat(post.of("reader1@example.org").attempts()).isEqualTo(1);
    }

    /** Claimed, and given back. */
    private static boolean waitsUncharged(Post post) {
        return post.counts().pending() == READERS
                && post.of("reader1@example.org").attempts() == 0
                && post.ledger()
                                .list(Post.DAILY, EnvelopeState.READY, "", READERS)
                                .size()
                        == READERS;
    }

    @OnBothDatabases
    void aRelayWhoseNameIsUnknownChargesNobody(Database database) {
        Post post = new Post(database, clock).readers(3);
        RelaySettings nowhere = new RelaySettings(
                "relay.invalid", 25, RelaySettings.Tls.OPTIONAL, "", "", 1, RelaySettings.Timeouts.USUAL);
        try (Courier courier = post.courier(new SmtpRelay(nowhere))) {
            assertThat(courier.carry()).isZero();
        }
        assertThat(post.counts()).isEqualTo(new Counts(Post.DAILY, "RUNNING", "", 3, 0, 0, 0, 0, 3));
        assertThat(post.of("reader1@example.org").attempts()).isZero();
    }

    @OnBothDatabases
    void aWireThatIsCutLeavesUnknownWhatWasOnItAndNothingElse(Database database) throws IOException {
        Post post = new Post(database, clock).readers(READERS);
        Reckoning reckoning = new Reckoning(post, server.slow(Duration.ofMillis(3)), READERS);
        try (Proxy proxy = new Proxy(server.port());
                Courier courier = post.courier(Post.route(RelayTerms.PLAIN, hasty(proxy), 2))
                        .start()) {
            for (int cut = 1; cut <= 3; cut++) {
                int enough = 25 * cut;
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> later(Duration.ofMinutes(1), reckoning)
                                || server.taken().size() >= enough);
                proxy.cut();
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> atRest(post, reckoning));
                proxy.heal();
            }
            courier.wake();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> later(Duration.ofMinutes(5), reckoning));
        }
        reckoning.everybodyHasOneCopyOrIsOnRecord();
    }

    /** Nothing is in a courier's hand any more, whichever command the cut came at; and the ledger adds up. */
    private static boolean atRest(Post post, Reckoning reckoning) {
        reckoning.look();
        return Stream.of(EnvelopeState.CLAIMED, EnvelopeState.SENDING)
                .allMatch(state ->
                        post.ledger().list(Post.DAILY, state, "", READERS).isEmpty());
    }

    private boolean later(Duration time, Reckoning reckoning) {
        clock.forward(time);
        return reckoning.done();
    }

    private static SmtpRelay hasty(Proxy proxy) {
        RelaySettings.Timeouts soon = new RelaySettings.Timeouts(SOON, SOON, SOON, SOON);
        return new SmtpRelay(new RelaySettings("127.0.0.1", proxy.port(), RelaySettings.Tls.NONE, "", "", 2, soon));
    }
}
