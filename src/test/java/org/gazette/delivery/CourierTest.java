package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gazette.StandingClock;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

class CourierTest {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";
    private static final String EVE = "eve@example.org";

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void everyReaderGetsTheLetterOnce(Database database) {
        Post post = new Post(database, clock).readers(40);

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isEqualTo(40);
            assertThat(courier.carry()).isZero();
        }

        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(40);
        assertThat(post.counts()).isEqualTo(new Counts(Post.DAILY, "RUNNING", "", 40, 40, 0, 0, 0, 0));
        assertThat(post.of("reader7@example.org").reply()).isEqualTo("250 2.0.0 queued as 4711");
    }

    @OnBothDatabases
    void aReaderWhoIsRefusedHoldsUpNobody(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB, EVE);
        server.always(Phase.RCPT, BOB, "550 5.1.1 no such user");

        try (Courier courier = post.courier(server)) {
            courier.carry();
        }

        assertThat(server.recipients()).containsExactlyInAnyOrder(ADA, EVE);
        assertThat(post.of(BOB).state()).isEqualTo(EnvelopeState.REFUSED);
        assertThat(post.counts().refused()).isEqualTo(1);
    }

    @OnBothDatabases
    void whoIsDeferredIsOfferedAgainInTime(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        server.once(Phase.RCPT, BOB, "450 4.2.0 greylisted").once(Phase.DOT, ADA, "451 4.3.0 later");

        try (Courier courier = post.courier(server)) {
            courier.carry();
            assertThat(server.taken()).isEmpty();
            assertThat(post.of(BOB).state()).isEqualTo(EnvelopeState.DEFERRED);
            clock.forward(Duration.ofSeconds(40));
            assertThat(courier.carry()).isZero();
            clock.forward(Duration.ofSeconds(40));
            assertThat(courier.carry()).isEqualTo(2);
        }

        assertThat(server.recipients()).containsExactlyInAnyOrder(ADA, BOB);
        assertThat(post.of(BOB).attempts()).isEqualTo(2);
    }

    @OnBothDatabases
    void patienceIsOverWhenTheMailingIs(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        server.always(Phase.RCPT, "450 4.2.0 greylisted");

        try (Courier courier = post.courier(server)) {
            for (int hour = 0; hour < 60; hour++) {
                courier.carry();
                clock.forward(Duration.ofHours(1));
            }
        }

        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.REFUSED);
        assertThat(post.of(ADA).reply()).contains("patience over after ", "450 4.2.0 greylisted");
        assertThat(post.counts().done()).isTrue();
    }

    @OnBothDatabases
    void anAnswerThatIsLostIsRememberedAndTheCopyIsTheSame(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE);

        try (Courier courier = post.courier(server)) {
            courier.carry();
            assertThat(post.of(ADA).unknowns()).isEqualTo(1);
            assertThat(post.counts().pending()).isEqualTo(1);
            clock.forward(Duration.ofDays(1));
            courier.carry();
        }

        assertThat(server.taken()).hasSize(2);
        assertThat(server.taken().get(1)).isEqualTo(server.taken().get(0));
        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.ACCEPTED);
    }

    @OnBothDatabases
    void thePolicyHoldLeavesTheUnknownToAPerson(Database database) {
        Post post = new Post(database, clock).daily(UnknownPolicy.HOLD, ADA);
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE);

        try (Courier courier = post.courier(server)) {
            courier.carry();
            clock.forward(Duration.ofDays(1));
            assertThat(courier.carry()).isZero();
        }

        assertThat(post.counts().unknown()).isEqualTo(1);
        assertThat(post.of(ADA).settledAt()).contains(Post.NOON);
    }

    @OnBothDatabases
    void aRelayThatIsGoneChargesNobodyAndIsLeftAlone(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        server.once(Phase.CONNECT, "421 4.3.2 not now").once(Phase.MAIL, ScriptedSmtpServer.CLOSE);

        try (Courier courier = post.courier(server)) {
            courier.carry();
            clock.forward(Duration.ofSeconds(29));
            courier.carry();
            assertThat(server.connections()).isEqualTo(1);
            clock.forward(Duration.ofSeconds(1));
            courier.carry();
            assertThat(server.connections()).isEqualTo(2);
            clock.forward(Duration.ofSeconds(59));
            courier.carry();
            assertThat(server.connections()).isEqualTo(2);
            assertThat(post.of(ADA).attempts()).isZero();
            clock.forward(Duration.ofSeconds(1));
            assertThat(courier.carry()).isEqualTo(1);
        }

        assertThat(server.recipients()).containsExactly(ADA);
    }

    @OnBothDatabases
    void aRelayThatEndsTheConnectionNowAndThenIsJustCalledAgain(Database database) {
        Post post = new Post(database, clock).readers(6);
        server.once(Phase.MAIL, "250 ok")
                .once(Phase.MAIL, "250 ok")
                .once(Phase.MAIL, "421 4.7.0 enough for one connection");

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isEqualTo(6);
        }

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(6);
    }

    @OnBothDatabases
    void aLetterThatTheRelayWillNotHavePausesItsMailingAndChargesNobody(Database database) {
        Post post = new Post(database, clock).readers(20);
        server.always(Phase.DOT, "554 5.7.1 this looks like spam");

        try (Courier courier = post.courier(server)) {
            courier.carry();
            assertThat(server.heard()).filteredOn("DATA"::equals).hasSizeLessThanOrEqualTo(2);
            assertThat(post.counts())
                    .isEqualTo(new Counts(Post.DAILY, "PAUSED", "554 5.7.1 this looks like spam", 20, 0, 0, 0, 0, 20));
            server.forget();
            assertThat(courier.carry()).isZero();
            assertThat(post.ledger().resume(Post.DAILY)).isTrue();
            assertThat(courier.carry()).isEqualTo(20);
        }

        assertThat(post.counts().accepted()).isEqualTo(20);
    }

    @OnBothDatabases
    void aMailingThatIsCancelledSuppressesWhatWasNotSent(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        server.once(Phase.RCPT, BOB, "450 later");

        try (Courier courier = post.courier(server)) {
            courier.carry();
            assertThat(post.ledger().cancel(Post.DAILY, "wrong headline")).isTrue();
            clock.forward(Duration.ofDays(1));
            assertThat(courier.carry()).isZero();
        }

        assertThat(post.counts()).isEqualTo(new Counts(Post.DAILY, "CANCELLED", "wrong headline", 2, 1, 0, 1, 0, 0));
    }

    @OnBothDatabases
    void mailingsTakeTurns(Database database) {
        Post post = new Post(database, clock).readers(40);
        post.mailing("weekly/2020-11-16", UnknownPolicy.RESEND, Post.letter("Week"), List.of(ADA));

        try (Courier courier = post.courier(server)) {
            courier.carry();
        }

        assertThat(server.recipients().indexOf(ADA)).isLessThan(33);
    }

    @OnBothDatabases
    void aLetterThatCannotBeFilledIsRefusedAndHoldsUpNobody(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        database.run(handle -> handle.execute("update envelope set recipient = 'no address' where recipient = ?", ADA));

        try (Courier courier = post.courier(server)) {
            courier.carry();
        }

        assertThat(server.recipients()).containsExactly(BOB);
        assertThat(post.counts().refused()).isEqualTo(1);
    }
}
