package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gazette.StandingClock;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class SuppressionsTest {
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    private final StandingClock clock = new StandingClock(Post.NOON);

    @OnBothDatabases
    void whoIsSuppressedWhileALetterIsUnderWayGetsNoSecondAttempt(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org", "bob@example.org");
        Claims claims = new Claims(database, clock, "courier", RelayTerms.PLAIN, CourierTerms.USUAL);
        List<Envelope> inHand = claims.take(10, 0, true).envelopes();

        suppressions(database).add(ADA, "complaint");
        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.CLAIMED);
        claims.settle(inHand.stream()
                .map(one -> Settlement.of(one, new DeliveryOutcome.Deferred("450 4.2.0 later"), clock.instant()))
                .toList());

        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.SUPPRESSED);
        assertThat(post.of("ada@example.org").reply()).isEqualTo("complaint");
        assertThat(post.of("bob@example.org").state()).isEqualTo(EnvelopeState.DEFERRED);
        assertThat(post.counts().suppressed()).isEqualTo(1);
    }

    @OnBothDatabases
    void whatWasInTheHandOfACourierThatDiedIsNotOfferedAgainEither(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        new Claims(database, clock, "courier", RelayTerms.PLAIN, CourierTerms.USUAL).take(10, 0, true);
        suppressions(database).add(ADA, "complaint");

        post.letLeasesRunOut();
        new Recovery(database, clock).run();

        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.SUPPRESSED);
        assertThat(notes(database)).isZero();
    }

    @OnBothDatabases
    void aLetterThatArrivesAllTheSameStaysTold(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        Claims claims = new Claims(database, clock, "courier", RelayTerms.PLAIN, CourierTerms.USUAL);
        List<Envelope> inHand = claims.take(10, 0, true).envelopes();
        suppressions(database).add(ADA, "complaint");

        claims.settle(
                List.of(Settlement.of(inHand.get(0), new DeliveryOutcome.Accepted("250 queued"), clock.instant())));

        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.ACCEPTED);
        new Recovery(database, clock).run();
        assertThat(notes(database)).isZero();
    }

    @OnBothDatabases
    void whoIsAllowedAgainBeforeTheAnswerComesIsOfferedAgain(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        Claims claims = new Claims(database, clock, "courier", RelayTerms.PLAIN, CourierTerms.USUAL);
        List<Envelope> inHand = claims.take(10, 0, true).envelopes();
        suppressions(database).add(ADA, "by mistake");
        suppressions(database).lift(ADA);

        claims.settle(List.of(
                Settlement.of(inHand.get(0), new DeliveryOutcome.Deferred("450 4.2.0 later"), clock.instant())));

        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.DEFERRED);
    }

    private Suppressions suppressions(Database database) {
        return new Suppressions(database, new AddressHash(Post.keys()), clock);
    }

    private static int notes(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from withdrawal")
                .mapTo(Integer.class)
                .one());
    }

    @OnBothDatabases
    void anAddressIsKnownByItsHashAlone(Database database) {
        AddressHash hash = new AddressHash(Post.keys());
        Suppressions suppressions = new Suppressions(database, hash, new StandingClock(Post.NOON));
        EmailAddress ada = EmailAddress.of("ada@example.org");

        suppressions.add(ada, "complaint");
        suppressions.add(EmailAddress.of("ADA@Example.org"), "hard bounce");

        assertThat(suppressions.contains(EmailAddress.of("Ada@example.org"))).isTrue();
        assertThat(suppressions.contains(EmailAddress.of("bob@example.org"))).isFalse();
        assertThat(suppressions.list(10)).containsExactly(new Suppression(hash.of(ada), "complaint", Post.NOON));
        assertThat(hash.of(ada)).matches("[0-9a-f]{64}");
    }
}
