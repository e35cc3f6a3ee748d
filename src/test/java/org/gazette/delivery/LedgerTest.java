package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gazette.StandingClock;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** What the ledger tells a person who asks. */
class LedgerTest {
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void eachAttemptInVainIsOnRecordWithItsMomentAndItsReply(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        server.once(Phase.RCPT, ADA, "450 4.2.0 greylisted").once(Phase.DOT, ADA, ScriptedSmtpServer.TAKE_AND_CLOSE);

        try (Courier courier = post.courier(server)) {
            courier.carry();
            clock.forward(Duration.ofMinutes(2));
            courier.carry();
            clock.forward(Duration.ofHours(2));
            courier.carry();
        }

        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.ACCEPTED);
        assertThat(post.of(ADA).attempts()).isEqualTo(3);
        assertThat(post.of(ADA).queueId()).contains("4711");
        assertThat(post.of(ADA).relay()).isEqualTo("relay");
        List<AttemptRecord> attempts = post.ledger().attempts(Post.DAILY, EmailAddress.of(ADA));
        assertThat(attempts)
                .extracting(AttemptRecord::number, AttemptRecord::outcome)
                .containsExactly(tuple(1, EnvelopeState.DEFERRED), tuple(2, EnvelopeState.UNKNOWN));
        assertThat(attempts.get(0).reply()).isEqualTo("450 4.2.0 greylisted");
        assertThat(attempts.get(0).madeAt()).isEqualTo(Post.NOON);
        assertThat(attempts.get(1).madeAt()).isEqualTo(Post.NOON.plus(Duration.ofMinutes(2)));
        assertThat(post.ledger().attempts(Post.DAILY, EmailAddress.of(BOB))).isEmpty();
    }

    @OnBothDatabases
    void whatADeadCourierWasSendingIsAnAttemptInDoubt(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Claims dead = new Claims(database, clock, "dead", RelayTerms.PLAIN, CourierTerms.USUAL, Post.faithful());
        List<Envelope> taken = dead.take(1, 0, true).envelopes();
        dead.mark(List.of(new Sealing(new Outbox(database, clock), Post.ids(), Post.WAY_OUT, Signatures.none(), clock)
                .seal(taken.get(0))));

        post.letLeasesRunOut();
        new Recovery(database, clock).run();
        new Recovery(database, clock).run();

        assertThat(post.ledger().attempts(Post.DAILY, EmailAddress.of(ADA)))
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.outcome()).isEqualTo(EnvelopeState.UNKNOWN);
                    assertThat(attempt.reply()).contains("stopped");
                });
    }

    @OnBothDatabases
    void aRowThatIsMissingShowsInTheSum(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        assertThat(post.counts().addsUp()).isTrue();

        database.run(handle -> handle.execute("delete from envelope where recipient_key = ?", ADA));

        assertThat(post.counts().audience()).isEqualTo(2);
        assertThat(post.counts().addsUp()).isFalse();
    }

    @OnBothDatabases
    void mailingsWithSomethingWaitingAreOpen(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        post.mailing("weekly/2020-11-16", UnknownPolicy.RESEND, Post.letter("Week"), List.of(BOB));
        server.once(Phase.RCPT, BOB, "450 4.2.0 greylisted");

        try (Courier courier = post.courier(server)) {
            assertThat(post.ledger().open())
                    .extracting(Counts::mailing)
                    .containsExactly("weekly/2020-11-16", Post.DAILY);
            courier.carry();
            assertThat(post.ledger().open()).extracting(Counts::mailing).containsExactly("weekly/2020-11-16");
            clock.forward(Duration.ofMinutes(2));
            courier.carry();
        }

        assertThat(post.ledger().open()).isEmpty();
        assertThat(post.ledger().newest(1)).extracting(Counts::mailing).containsExactly("weekly/2020-11-16");
    }

    @OnBothDatabases
    void whoIsSuppressedGetsNothingOfWhatWaits(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        AddressHash hash =
                new AddressHash(new KeyRing(Map.of("1", "a hash of sixteen".getBytes(StandardCharsets.UTF_8))));

        new Suppressions(database, hash, clock).add(EmailAddress.of(ADA), "asked by phone");
        try (Courier courier = post.courier(server)) {
            courier.carry();
        }

        assertThat(server.recipients()).containsExactly(BOB);
        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.SUPPRESSED);
        assertThat(post.of(ADA).reply()).isEqualTo("asked by phone");
        assertThat(post.counts().addsUp()).isTrue();
    }

    @OnBothDatabases
    void whoIsSuppressedAfterACopyMayHaveArrivedStaysInDoubt(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE);
        AddressHash hash =
                new AddressHash(new KeyRing(Map.of("1", "a hash of sixteen".getBytes(StandardCharsets.UTF_8))));

        try (Courier courier = post.courier(server)) {
            courier.carry();
            new Suppressions(database, hash, clock).add(EmailAddress.of(ADA), "complained");
            clock.forward(Duration.ofHours(1));
            courier.carry();
        }

        assertThat(server.taken()).hasSize(1);
        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.UNKNOWN);
        assertThat(post.counts().unknown()).isEqualTo(1);
    }

    @OnBothDatabases
    void aRelayThatFailsIsOnRecordUntilItAnswers(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        server.once(Phase.CONNECT, "421 4.3.2 going down").once(Phase.CONNECT, "421 4.3.2 going down");
        Relays relays = new Relays(database);

        try (Courier courier = post.courier(server)) {
            courier.carry();
            assertThat(relays.troubles()).singleElement().satisfies(trouble -> {
                assertThat(trouble.relay()).isEqualTo("relay");
                assertThat(trouble.refuses()).isFalse();
                assertThat(trouble.since()).isEqualTo(Post.NOON);
                assertThat(trouble.until()).isEqualTo(Post.NOON.plusSeconds(30));
                assertThat(trouble.reason()).contains("421 4.3.2 going down");
            });
            clock.forward(Duration.ofSeconds(30));
            courier.carry();
            assertThat(relays.troubles().get(0).since()).isEqualTo(Post.NOON);
            assertThat(relays.troubles().get(0).until()).isEqualTo(Post.NOON.plusSeconds(90));
            clock.forward(Duration.ofMinutes(1));
            courier.carry();
        }

        assertThat(relays.troubles()).isEmpty();
        assertThat(post.counts().accepted()).isEqualTo(1);
    }

    @OnBothDatabases
    void aRelayThatRefusesUsByPolicyAtItsDoorPausesEverythingAndChargesNobody(Database database) {
        Post post = new Post(database, clock).daily(ADA, BOB);
        server.always(Phase.CONNECT, "554 5.7.1 your address is on a list");

        try (Courier courier = post.courier(server)) {
            courier.carry();
            clock.forward(Duration.ofHours(3));
            courier.carry();
            assertThat(server.connections()).isEqualTo(1);
            assertThat(new Relays(database).troubles())
                    .extracting(RelayTrouble::refuses)
                    .containsExactly(true);
            server.forget();
            post.ledger().resume(Post.DAILY);
            courier.carry();
        }

        assertThat(post.of(ADA).attempts()).isEqualTo(1);
        assertThat(post.counts().accepted()).isEqualTo(2);
        assertThat(new Relays(database).troubles()).isEmpty();
    }

    @OnBothDatabases
    void aDomainThatAskedForFewerLettersIsListedUntilItIsAsFastAsAny(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        server.once(Phase.RCPT, "450 4.7.28 too many messages");

        try (Courier courier = post.courier(server)) {
            courier.carry();
        }

        assertThat(new Relays(database).slow()).singleElement().satisfies(slow -> {
            assertThat(slow.domain()).isEqualTo("example.org");
            assertThat(slow.pace()).hasToString("120 per minute");
        });
        database.run(handle -> handle.execute("update pace set slowed_at = slowed_at - 600000 where level > 0"));
        assertThat(new Relays(database).slow()).isEmpty();
    }
}
