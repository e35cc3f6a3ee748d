package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.gazette.StandingClock;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An answer is lost, and the relay's log is asked. */
class ReconcileTest {
    private static final String ADA = "ada@example.org";

    @TempDir
    Path folder;

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();
    private Path log = Path.of("");

    @BeforeEach
    void emptyLog() throws IOException {
        log = Files.createFile(folder.resolve("mail.log"));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void whatStandsInTheLogWasAccepted(Database database) throws IOException {
        Post post = new Post(database, clock).daily(UnknownPolicy.RECONCILE, ADA);
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE);

        try (Courier courier = courier(post)) {
            courier.carry();
            assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.UNKNOWN);
            assertThat(post.of(ADA).settledAt()).isEmpty();
            clock.forward(Duration.ofMinutes(2));
            courier.carry();
            write("postfix/cleanup[77]: 4F3aBQ0: message-id=" + messageId());
            write("postfix/qmgr[5]: 4F3aBQ0: from=<news@gazette.example>, size=900, nrcpt=1 (queue active)");
            courier.carry();
            clock.forward(Duration.ofDays(1));
            courier.carry();
        }

        assertThat(server.taken()).hasSize(1);
        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.ACCEPTED);
        assertThat(post.of(ADA).reply()).isEqualTo("the relay took it, as its log says: queued as 4F3aBQ0");
        assertThat(post.of(ADA).unknowns()).isEqualTo(1);
    }

    @OnBothDatabases
    void whatDoesNotStandThereIsSentAgainInTheEnd(Database database) {
        Post post = new Post(database, clock).daily(UnknownPolicy.RECONCILE, ADA);
        server.once(Phase.DOT, ScriptedSmtpServer.CLOSE);

        try (Courier courier = courier(post)) {
            courier.carry();
            clock.forward(Duration.ofMinutes(14));
            courier.carry();
            assertThat(server.taken()).isEmpty();
            clock.forward(Duration.ofMinutes(1));
            courier.carry();
        }

        assertThat(server.taken()).hasSize(1);
        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.ACCEPTED);
    }

    @OnBothDatabases
    void orItWaitsForAPerson(Database database) {
        Post post = new Post(database, clock).daily(UnknownPolicy.RECONCILE_OR_HOLD, ADA);
        server.once(Phase.DOT, ScriptedSmtpServer.CLOSE);

        try (Courier courier = courier(post)) {
            courier.carry();
            clock.forward(Duration.ofMinutes(15));
            courier.carry();
            clock.forward(Duration.ofDays(1));
            courier.carry();
        }

        assertThat(server.taken()).isEmpty();
        assertThat(post.counts().unknown()).isEqualTo(1);
        assertThat(post.of(ADA).settledAt()).contains(Post.NOON.plus(Duration.ofMinutes(15)));
    }

    private String messageId() {
        return server.taken()
                .get(0)
                .message()
                .lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow()
                .substring("Message-ID: ".length());
    }

    private void write(String line) throws IOException {
        Files.writeString(log, "Nov 16 12:00:01 host " + line + "\n", StandardOpenOption.APPEND);
    }

    private Courier courier(Post post) {
        SmtpRelay relay = new SmtpRelay(RelaySettings.local(server.port(), 1));
        return post.courier(new Route(RelayTerms.PLAIN, relay, 1, Optional.of(new PostfixLog(log))));
    }
}
