package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gazette.StandingClock;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.delivery.DeliveryOutcome.Deferred;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** With a connection at hand, a group is claimed and marked by the commit that enters the group before it. */
class DrawTest {
    private static final String ADA = "ada@example.org";

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void whatIsDrawnIsMarkedBeforeAnythingIsSaid(Database database) {
        Post post = new Post(database, clock).readers(20);

        Taken drawn = claims(database).settleAndDraw(List.of(), 16, 0, true).taken();

        assertThat(drawn.envelopes()).hasSize(16);
        assertThat(post.ledger().list(Post.DAILY, EnvelopeState.SENDING, "", 100))
                .hasSize(16)
                .allSatisfy(one -> assertThat(one.datedAt()).contains(Post.NOON));
        assertThat(drawn.envelopes())
                .allSatisfy(one -> assertThat(one.datedAt()).isEqualTo(Post.NOON));
    }

    @OnBothDatabases
    void theGroupBeforeIsEnteredWithIt(Database database) {
        Post post = new Post(database, clock).readers(20);
        Claims claims = claims(database);
        List<Settlement> accepted = claims.settleAndDraw(List.of(), 16, 0, true).taken().envelopes().stream()
                .map(one -> Settlement.of(one, new Accepted("250 ok"), Instant.EPOCH))
                .toList();

        Claims.Drawn next = claims.settleAndDraw(accepted, 16, 0, true);

        assertThat(next.entered()).isEqualTo(16);
        assertThat(next.taken().envelopes()).hasSize(4);
        assertThat(post.counts().accepted()).isEqualTo(16);
    }

    @OnBothDatabases
    void whatIsEnteredIsEnteredThoughNothingIsLeftToDraw(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Claims claims = claims(database);
        Envelope only = claims.take(16, 0, true).envelopes().get(0);

        Claims.Drawn none =
                claims.settleAndDraw(List.of(Settlement.of(only, new Accepted("250 ok"), Instant.EPOCH)), 16, 1, true);

        assertThat(none.entered()).isEqualTo(1);
        assertThat(none.taken()).isEqualTo(Taken.NOTHING);
        assertThat(post.counts().accepted()).isEqualTo(1);
    }

    @OnBothDatabases
    void aCourierThatDiesThenSendsItAgainWithTheSameBytes(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Envelope drawn = claims(database)
                .settleAndDraw(List.of(), 16, 0, true)
                .taken()
                .envelopes()
                .get(0);
        byte[] first = sealing(database).seal(drawn, drawn.datedAt()).message().bytes();
        post.letLeasesRunOut();
        clock.forward(Duration.ofHours(9));

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isEqualTo(1);
        }

        assertThat(server.taken().get(0).message().getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(first);
        assertThat(post.of(ADA).unknowns()).isEqualTo(1);
    }

    @OnBothDatabases
    void onlyADefiniteNoThatIsOldGetsANewDate(Database database) {
        new Post(database, clock).daily(ADA);
        Claims claims = claims(database);
        Envelope first =
                claims.settleAndDraw(List.of(), 16, 0, true).taken().envelopes().get(0);
        claims.settle(List.of(Settlement.of(first, new Deferred("451 4.3.0 later"), clock.instant())));
        clock.forward(Duration.ofMinutes(5));
        Envelope second =
                claims.settleAndDraw(List.of(), 16, 0, true).taken().envelopes().get(0);
        claims.settle(List.of(Settlement.of(second, new Deferred("451 4.3.0 later"), clock.instant())));
        clock.forward(Duration.ofHours(7));
        Envelope third =
                claims.settleAndDraw(List.of(), 16, 0, true).taken().envelopes().get(0);

        assertThat(second.datedAt()).isEqualTo(Post.NOON);
        assertThat(third.datedAt()).isEqualTo(clock.instant());
    }

    @OnBothDatabases
    void aMailingThatIsPausedIsNotDrawnFrom(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        post.ledger().pause(Post.DAILY, "a look first");

        assertThat(claims(database).settleAndDraw(List.of(), 16, 0, true).taken())
                .isEqualTo(Taken.NOTHING);
    }

    private Claims claims(Database database) {
        return new Claims(database, clock, "living", RelayTerms.PLAIN, CourierTerms.USUAL, Post.faithful());
    }

    private Sealing sealing(Database database) {
        return new Sealing(new Outbox(database, clock), Post.ids(), Post.WAY_OUT, Signatures.none(), clock);
    }
}
