package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL commits, and the connection ends before the courier hears of it. */
class LostCommitTest {
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final String url = FreshDatabases.postgresqlUrl();
    private final Database direct = Database.at(url, "postgres", "");
    private final Proxy proxy = new Proxy(Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1")));
    private final Database wired = Database.at(url.replaceAll(":\\d+/", ":" + proxy.port() + "/"), "postgres", "");
    private final Post post = new Post(direct, clock).readers(20);
    private final Claims living = new Claims(wired, clock, "living", RelayTerms.PLAIN, CourierTerms.USUAL);

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

    /** The second group is drawn as the first is entered: the fifth commit, since the relay was found well before it. */
    @Test
    void whatWasDrawnSoIsReadyAgainAtOnce() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                Courier courier = new Courier(wired, List.of(route(server)), Post.ids(), post.readers(), clock)) {
            proxy.cutBefore(COMMITTED, 5);
            assertThatThrownBy(courier::carry).isInstanceOf(RuntimeException.class);
            assertThat(in(EnvelopeState.ACCEPTED)).isEqualTo(16);
            assertThat(in(EnvelopeState.SENDING)).isEqualTo(4);

            assertThat(courier.carry()).isEqualTo(4);

            assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(20);
            assertThat(post.ledger().list(Post.DAILY, EnvelopeState.ACCEPTED, "", 100))
                    .hasSize(20)
                    .allSatisfy(one -> assertThat(one.unknowns()).isZero());
        }
    }

    private static Route route(ScriptedSmtpServer server) {
        return Post.route(RelayTerms.PLAIN, new SmtpRelay(RelaySettings.local(server.port(), 1)), 1);
    }

    @Test
    void whatWasSettledSoIsSettledOnce() {
        Envelope one = living.take(1, 0, true).envelopes().get(0);
        Settlement accepted = Settlement.of(one, new Accepted("250 ok"), Instant.EPOCH);
        Desk desk = new Desk(living);
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
