package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** Couriers at work, with threads of their own. */
class CrewTest {
    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void twoCouriersNeverSendAnEnvelopeTwice(Database database) {
        Post post = new Post(database, clock).readers(300);
        AtomicInteger audits = new AtomicInteger();
        server.atDot(() -> audits.addAndGet(post.counts().audience()));

        try (Courier one = crew(database).start();
                Courier other = crew(database).start()) {
            Awaitility.await().until(() -> post.counts().done());
        }

        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(300);
        assertThat(post.counts()).isEqualTo(new Counts(Post.DAILY, "RUNNING", "", 300, 300, 0, 0, 0, 0));
        assertThat(audits).hasValue(300 * 300);
    }

    @OnBothDatabases
    void severalConnectionsCarryTogether(Database database) {
        Post post = new Post(database, clock).readers(100);

        try (Courier courier = crew(database)) {
            assertThat(courier.carry()).isEqualTo(100);
        }

        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(100);
        assertThat(post.counts().accepted()).isEqualTo(100);
    }

    @OnBothDatabases
    void aCancelStopsWithinARoundAndTheRestIsNeverSent(Database database) {
        Post post = new Post(database, clock).readers(200);
        server.atDot(() -> post.ledger().cancel(Post.DAILY, "wrong headline"));

        try (Courier courier = post.courier(server)) {
            courier.carry();
            courier.carry();
        }

        Counts counts = post.counts();
        assertThat(server.taken()).hasSize(counts.accepted()).hasSizeLessThanOrEqualTo(Round.GROUP);
        assertThat(counts.suppressed()).isEqualTo(200 - counts.accepted());
        assertThat(counts.addsUp()).isTrue();
    }

    @OnBothDatabases
    void aPauseStopsWithinARound(Database database) {
        Post post = new Post(database, clock).readers(200);
        server.atDot(() -> post.ledger().pause(Post.DAILY, "stop the press"));

        try (Courier courier = post.courier(server)) {
            courier.carry();
            assertThat(server.taken()).hasSizeLessThanOrEqualTo(Round.GROUP);
            assertThat(post.counts().pending()).isGreaterThanOrEqualTo(200 - Round.GROUP);
            server.atDot(() -> {});
            post.ledger().resume(Post.DAILY);
            courier.carry();
        }

        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(200);
    }

    @OnBothDatabases
    void whoeverClosesEndsWhatIsInFlightAndGivesBackTheRest(Database database) throws InterruptedException {
        Post post = new Post(database, clock).readers(50);
        Courier courier = post.courier(server);
        Thread closing = new Thread(courier::close);
        server.atDot(() -> {
            if (server.taken().size() == 4) {
                closing.start();
                Awaitility.await().until(() -> closing.getState() != Thread.State.RUNNABLE);
            }
        });

        courier.start();
        Awaitility.await().until(() -> server.taken().size() >= 5);
        closing.join();

        assertThat(server.taken()).hasSizeLessThan(8);
        assertThat(post.counts().accepted()).isEqualTo(server.taken().size());
        assertThat(post.ledger().list(Post.DAILY, EnvelopeState.READY, "", 100))
                .hasSize(50 - server.taken().size());
    }

    @OnBothDatabases
    void aRelayThatRefusesTheLogInPausesEverythingAndIsNotAskedAgain(Database database) {
        Post post = new Post(database, clock).readers(20);
        post.mailing("weekly/2020-11-16", UnknownPolicy.RESEND, Post.letter("W"), java.util.List.of("ada@example.org"));
        server.offering("AUTH PLAIN LOGIN").always(Phase.AUTH, "535 5.7.8 bad credentials");
        RelaySettings settings = new RelaySettings(
                "127.0.0.1",
                server.port(),
                RelaySettings.Tls.NONE,
                "gazette",
                "secret",
                1,
                RelaySettings.Timeouts.USUAL);

        try (Courier courier = post.courier(new SmtpRelay(settings))) {
            courier.carry();
            courier.carry();
            assertThat(server.connections()).isEqualTo(1);
            assertThat(post.ledger().all()).allSatisfy(counts -> {
                assertThat(counts.state()).isEqualTo("PAUSED");
                assertThat(counts.reason())
                        .contains("535 5.7.8 bad credentials")
                        .doesNotContain("secret");
                assertThat(counts.pending()).isEqualTo(counts.audience());
            });
            server.forget();
            post.ledger().resume(Post.DAILY);
            assertThat(courier.carry()).isEqualTo(20);
        }
    }

    @OnBothDatabases
    void newMailWakesAnIdleCourier(Database database) {
        Post post = new Post(database, clock);
        try (Courier courier = post.courier(server).start()) {
            post.daily("ada@example.org");
            courier.wake();
            Awaitility.await().until(() -> server.taken().size() == 1);
        }
    }

    private Courier crew(Database database) {
        SmtpRelay relay = new SmtpRelay(RelaySettings.local(server.port(), 3));
        return new Post(database, clock).courier(Post.route(RelayTerms.PLAIN, relay, 3));
    }
}
