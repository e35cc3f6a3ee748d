package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gazette.StandingClock;
import org.gazette.delivery.DeliveryOutcome.Accepted;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** A courier that dies does so without a word: here it is one whose next step is never taken. */
class CrashTest {
    private static final String ADA = "ada@example.org";

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void whatWasOnlyClaimedIsReadyAgain(Database database) {
        Post post = new Post(database, clock).readers(3);
        claims(database, "dead").take(16, 0, true);

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isZero();
            post.letLeasesRunOut();
            assertThat(courier.carry()).isEqualTo(3);
        }

        assertThat(post.of("reader1@example.org").unknowns()).isZero();
        assertThat(post.counts().accepted()).isEqualTo(3);
    }

    @OnBothDatabases
    void whatWasBeingSentIsUnknownAndGoesAgainWithTheSameBytes(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Parcel first = dieSending(database, "dead").get(0);
        post.letLeasesRunOut();
        clock.forward(Duration.ofHours(9));

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isEqualTo(1);
        }

        assertThat(server.taken().get(0).message().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo(first.message().bytes());
        assertThat(post.of(ADA).unknowns()).isEqualTo(1);
        assertThat(post.of(ADA).datedAt()).contains(Post.NOON);
        assertThat(post.of(ADA).attempts()).isEqualTo(2);
    }

    @OnBothDatabases
    void withThePolicyHoldItStaysUnknown(Database database) {
        Post post = new Post(database, clock).daily(UnknownPolicy.HOLD, ADA);
        dieSending(database, "dead");
        post.letLeasesRunOut();

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isZero();
        }

        assertThat(post.counts()).isEqualTo(new Counts(Post.DAILY, "RUNNING", "", 1, 0, 0, 0, 1, 0));
    }

    @OnBothDatabases
    void aPausedMailingIsNotResentBeforeItIsResumed(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        dieSending(database, "dead");
        post.letLeasesRunOut();
        post.ledger().pause(Post.DAILY, "a look first");

        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isZero();
            assertThat(post.counts().unknown()).isEqualTo(1);
            post.ledger().resume(Post.DAILY);
            assertThat(courier.carry()).isEqualTo(1);
        }
    }

    @OnBothDatabases
    void aCourierThatWasOnlyAsleepMarksNothing(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Claims asleep = claims(database, "asleep");
        List<Parcel> parcels = sealed(database, asleep.take(16, 0, true).envelopes());
        post.letLeasesRunOut();
        new Recovery(database, clock).run();

        assertThat(asleep.mark(parcels)).isEmpty();
        Claims awake = claims(database, "awake");
        List<Parcel> theirs = sealed(database, awake.take(16, 0, true).envelopes());
        assertThat(asleep.mark(parcels)).isEmpty();
        assertThat(awake.mark(theirs)).hasSize(1);
    }

    @OnBothDatabases
    void aLateAnswerCountsAsLongAsNobodyElseHasTheEnvelope(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Claims asleep = claims(database, "asleep");
        Parcel parcel = dieSending(database, asleep).get(0);
        post.letLeasesRunOut();
        new Recovery(database, clock).run();

        assertThat(asleep.settle(List.of(accepted(parcel)))).hasSize(1);

        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.ACCEPTED);
    }

    @OnBothDatabases
    void aLateAnswerIsNothingToAnEnvelopeThatAnotherHas(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Claims asleep = claims(database, "asleep");
        Parcel parcel = dieSending(database, asleep).get(0);
        post.letLeasesRunOut();
        new Recovery(database, clock).run();
        claims(database, "awake").take(16, 0, true);

        assertThat(asleep.settle(List.of(accepted(parcel)))).isEmpty();

        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.CLAIMED);
    }

    @OnBothDatabases
    void aLivingCourierKeepsWhatItHas(Database database) {
        Post post = new Post(database, clock).daily(ADA);
        Claims living = claims(database, "living");
        living.take(16, 0, true);
        post.letLeasesRunOut();
        living.renew();
        new Recovery(database, clock).run();

        assertThat(post.of(ADA).state()).isEqualTo(EnvelopeState.CLAIMED);
    }

    private static Settlement accepted(Parcel parcel) {
        return Settlement.of(parcel.envelope(), new Accepted("250 ok"), Instant.EPOCH);
    }

    private List<Parcel> dieSending(Database database, String name) {
        return dieSending(database, claims(database, name));
    }

    private List<Parcel> dieSending(Database database, Claims claims) {
        return claims.mark(sealed(database, claims.take(16, 0, true).envelopes()));
    }

    private Claims claims(Database database, String name) {
        return new Claims(database, clock, name, RelayTerms.PLAIN, CourierTerms.USUAL, Post.faithful());
    }

    private List<Parcel> sealed(Database database, List<Envelope> envelopes) {
        Sealing sealing = new Sealing(new Outbox(database, clock), Post.ids(), Post.WAY_OUT, Signatures.none(), clock);
        return envelopes.stream().map(sealing::seal).toList();
    }
}
