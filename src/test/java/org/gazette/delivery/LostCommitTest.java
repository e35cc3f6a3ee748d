package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL commits, and the connection ends before the courier hears of it. */
class LostCommitTest {
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final String url = FreshDatabases.postgresqlUrl();
    private final Database direct = Database.at(url, "postgres", "");
    private final Proxy proxy = new Proxy(Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
    private final Database wired = Database.at(url.replaceAll(":\\d+/", ":" + proxy.port() + "/"), "postgres", "");
    private final Post post = new Post(direct, clock).readers(20);
    private final Claims living =
            new Claims(wired, clock, "living", RelayTerms.PLAIN, CourierTerms.USUAL, Post.faithful());

    @AfterEach
    void close() throws IOException {
        wired.close();
        proxy.close();
        direct.close();
    }

    @Test
    void whatWasTakenSoIsReadyAgainThoughTheCourierLives() {
        proxy.cutBefore(COMMITTED, 1);
        assertThatThrownBy(() -> living.take(16, 0, true)).isInstanceOf(RuntimeException.class);
        assertThat(in(EnvelopeState.CLAIMED)).isEqualTo(16);

        post.letLeasesRunOut();
        living.renew();
        new Recovery(direct, clock).run();

        assertThat(in(EnvelopeState.READY)).isEqualTo(20);
    }

    /** Recovery, claim, mark: the third commit. */
    @Test
    void whatWasMarkedSoIsGivenBackUnsent() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                Courier courier = new Courier(wired, List.of(route(server)), Post.ids(), post.readers(), clock)) {
            proxy.cutBefore(COMMITTED, 3);
            assertThatThrownBy(courier::carry).isInstanceOf(RuntimeException.class);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
            assertThat(in(EnvelopeState.READY)).isEqualTo(20);

            assertThat(courier.carry()).isEqualTo(20);

            assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(20);
            assertThat(post.of("reader1@example.org").attempts()).isEqualTo(1);
        }
    }

    /** Recovery, claim, mark, and the second hand, which is drawn while the first is on the wire: the fourth commit. */
    @Test
    void whatWasDrawnAheadSoIsReadyAgainAtOnce() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                Courier courier = new Courier(wired, List.of(route(server)), Post.ids(), post.readers(), clock)) {
            proxy.cutBefore(COMMITTED, 4);

            assertThat(courier.carry()).isEqualTo(20);

            assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(20);
            everyoneHasItOnce();
        }
    }

    /** The third hand, and with it the answers to the first: the fifth commit, or the sixth. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void whatWasEnteredAsOthersWereDrawnIsEnteredOnce(int commit) {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                Courier courier = new Courier(wired, List.of(route(server)), Post.ids(), post.readers(), clock)) {
            proxy.cutBefore(COMMITTED, commit);

            carryInTheEnd(courier);

            assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(20);
            everyoneHasItOnce();
        }
    }

    private void carryInTheEnd(Courier courier) {
        Awaitility.await().ignoreExceptions().until(() -> {
            courier.carry();
            return post.counts().accepted() == 20;
        });
    }

    private void everyoneHasItOnce() {
        assertThat(post.ledger().list(Post.DAILY, EnvelopeState.ACCEPTED, "", 100))
                .hasSize(20)
                .allSatisfy(one -> assertThat(one.unknowns()).isZero())
                .allSatisfy(one -> assertThat(one.attempts()).isEqualTo(1));
    }

    private static Route route(ScriptedSmtpServer server) {
        return Post.route(RelayTerms.PLAIN, new SmtpRelay(RelaySettings.local(server.port(), 1)), 1);
    }

    @Test
    void whatWasSettledSoIsSettledOnce() {
        Envelope one = living.take(1, 0, true).envelopes().get(0);
        Settlement accepted = Settlement.of(one, new Accepted("250 ok"), Instant.EPOCH);
        Desk desk = new Desk(
                living, new Clerk(living, new Lease(Duration.ofMinutes(1), Duration.ofSeconds(1), System::nanoTime)));
        desk.put(List.of(accepted));
        proxy.cutBefore(COMMITTED, 1);
        assertThat(desk.write()).isFalse();
        assertThat(in(EnvelopeState.ACCEPTED)).isEqualTo(1);

        Awaitility.await().until(desk::write);

        assertThat(in(EnvelopeState.ACCEPTED)).isEqualTo(1);
        assertThat(post.ledger()
                        .list(Post.DAILY, EnvelopeState.ACCEPTED, "", 1)
                        .get(0)
                        .attempts())
                .isEqualTo(1);
    }

    private int in(EnvelopeState state) {
        return post.ledger().list(Post.DAILY, state, "", 100).size();
    }
}
