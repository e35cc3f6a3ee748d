package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gazette.StandingClock;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

/** Paces, by the clock of the database, which these tests move by hand. */
class PacedClaimsTest {
    private static final RelayTerms PACED = terms("30 per second", "", Map.of());

    private final StandingClock clock = new StandingClock(Post.NOON);
    private Instant there = Instant.parse("2020-11-16T12:00:00Z");

    @OnBothDatabases
    void twoCouriersAndTheirRestartsTogetherNeverTakeMore(Database database) {
        new Post(database, clock).readers(2000);
        Random chance = new Random(1);
        List<Long> taken = new ArrayList<>();
        Claims[] couriers = {claims(database, "one", PACED), claims(database, "other", PACED)};
        for (int look = 0; look < 600; look++) {
            int who = chance.nextInt(2);
            int got = couriers[who]
                    .take(1 + chance.nextInt(16), look, true)
                    .envelopes()
                    .size();
            IntStream.range(0, got).forEach(at -> taken.add(there.toEpochMilli()));
            there = there.plusMillis(chance.nextInt(60));
            if (chance.nextInt(20) == 0) {
                couriers[who] = claims(database, "again" + look, PACED);
            }
        }

        assertThat(taken).hasSizeGreaterThan(300);
        IntStream.range(0, taken.size() - 30)
                .forEach(first ->
                        assertThat(taken.get(first + 30) - taken.get(first)).isGreaterThanOrEqualTo(1000));
    }

    @OnBothDatabases
    void whoIsHeldBackIsToldForHowLong(Database database) {
        new Post(database, clock).readers(3);
        Claims claims = claims(database, "one", terms("1 per minute", "", Map.of()));

        assertThat(claims.take(16, 0, true).envelopes()).hasSize(1);
        Taken held = claims.take(16, 0, true);
        assertThat(held.envelopes()).isEmpty();
        assertThat(held.delay()).isEqualTo(Duration.ofMinutes(1));
        there = there.plus(Duration.ofMinutes(1));
        assertThat(claims.take(16, 0, true).envelopes()).hasSize(1);
    }

    @OnBothDatabases
    void whatWasNotOfferedCountsForNothing(Database database) {
        new Post(database, clock).readers(3);
        Claims claims = claims(database, "one", terms("1 per minute", "1 per minute", Map.of()));
        List<Envelope> taken = claims.take(16, 0, true).envelopes();

        claims.settle(List.of(Settlement.released(taken.get(0), Post.NOON)));

        assertThat(claims.take(16, 0, true).envelopes()).hasSize(1);
        assertThat(claims.take(16, 0, true).envelopes()).isEmpty();
    }

    @OnBothDatabases
    void aDomainThatIsHeldBackHoldsUpNoOther(Database database) {
        post(database, 100, "big.example", 5, "small.example");
        Claims claims = claims(database, "one", terms("", "", Map.of("big.example", Pace.parse("2 per minute"))));

        List<Envelope> first = claims.take(16, 0, true).envelopes();
        assertThat(first).filteredOn(one -> one.domain().equals("big.example")).hasSize(1);
        assertThat(first)
                .filteredOn(one -> one.domain().equals("small.example"))
                .hasSize(5);
        assertThat(claims.take(16, 0, true).envelopes()).isEmpty();
        there = there.plusSeconds(30);
        assertThat(claims.take(16, 0, true).envelopes()).hasSize(1);
    }

    @OnBothDatabases
    void everyDomainMayHaveThePaceOfAll(Database database) {
        post(database, 20, "big.example", 20, "small.example");
        Claims claims = claims(database, "one", terms("", "100 per minute", Map.of()));

        assertThat(claims.take(16, 0, true).envelopes())
                .extracting(Envelope::domain)
                .containsExactlyInAnyOrder("big.example", "big.example", "small.example", "small.example");
    }

    @OnBothDatabases
    void aBigDomainTakesTurnsWithSmallOnes(Database database) {
        post(database, 200, "big.example", 1, "small.example", 1, "a.example");
        Claims claims = claims(database, "one", RelayTerms.PLAIN);

        List<Envelope> first = new ArrayList<>(claims.take(16, 0, true).envelopes());
        first.addAll(claims.take(16, 0, true).envelopes());

        assertThat(first).extracting(Envelope::domain).contains("small.example", "a.example", "big.example");
    }

    @OnBothDatabases
    void aDomainThatAsksForFewerGetsFewerAndInTheEndAllAgain(Database database) {
        post(database, 200, "big.example", 5, "small.example");
        Claims claims = claims(database, "one", RelayTerms.PLAIN);
        List<Envelope> taken = claims.take(16, 0, true).envelopes();
        claims.settle(taken.stream().map(this::deferredForRate).toList());

        assertThat(claims.take(16, 0, true).envelopes())
                .extracting(Envelope::domain)
                .containsOnly("small.example");
        there = there.plus(Slowdown.REST);
        assertThat(claims.take(16, 0, true).envelopes()).hasSize(2);
        assertThat(claims.take(16, 0, true).envelopes()).isEmpty();
        there = there.plus(Slowdown.RECOVERY);
        assertThat(claims.take(16, 0, true).envelopes()).hasSize(16);
    }

    @OnBothDatabases
    void deferredLettersOfADomainThatIsHeldBackComeLater(Database database) {
        Post post = post(database, 3, "big.example", 1, "small.example");
        Claims claims = claims(database, "one", RelayTerms.PLAIN);
        claims.settle(claims.take(16, 0, true).envelopes().stream()
                .map(this::deferredForRate)
                .toList());
        clock.forward(Duration.ofMinutes(3));

        assertThat(claims.take(16, 0, true).envelopes()).isEmpty();
        assertThat(post.of("reader1@big.example").nextAt().orElseThrow()).isAfter(clock.instant());
        clock.forward(Duration.ofMinutes(3));
        there = there.plus(Duration.ofMinutes(3));
        assertThat(claims.take(16, 0, true).envelopes()).hasSize(2);
    }

    @OnBothDatabases
    void aRelayThatIsWarmedUpIsGivenSoManyADay(Database database) {
        new Post(database, clock).readers(100);
        WarmUp plan = new WarmUp(LocalDate.of(2020, 11, 16), ZoneOffset.UTC, List.of(5, 20));
        RelayTerms terms = new RelayTerms("new", 1, Optional.empty(), Optional.empty(), Map.of(), Optional.of(plan));
        there = Instant.parse("2020-11-15T23:59:00Z");

        assertThat(claims(database, "one", terms).take(16, 0, true)).isEqualTo(Taken.nothing(Duration.ofMinutes(1)));
        there = Instant.parse("2020-11-16T07:00:00Z");
        assertThat(claims(database, "one", terms).take(16, 0, true).envelopes()).hasSize(5);
        assertThat(claims(database, "other", terms).take(16, 0, true)).isEqualTo(Taken.nothing(Duration.ofHours(17)));
        there = Instant.parse("2020-11-17T00:00:00Z");
        assertThat(claims(database, "one", terms).take(16, 0, true).envelopes()).hasSize(16);
        assertThat(claims(database, "other", terms).take(16, 0, true).envelopes())
                .hasSize(4);
        there = Instant.parse("2020-11-18T00:00:00Z");
        assertThat(claims(database, "one", terms).take(16, 0, true).envelopes()).hasSize(16);
    }

    @OnBothDatabases
    void paceThatHoldsNothingBackIsForgotten(Database database) {
        post(database, 5, "big.example", 0, "small.example");
        Claims claims = claims(database, "one", terms("", "100 per minute", Map.of()));
        claims.take(16, 0, true);
        new Recovery(database, clock).run();

        assertThat(rows(database)).isZero();
    }

    private static int rows(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from pace where domain <> ''")
                .mapTo(Integer.class)
                .one());
    }

    private Settlement deferredForRate(Envelope envelope) {
        String reply = envelope.domain().equals("big.example") ? "452 4.7.28 too many messages" : "250 ok";
        DeliveryOutcome outcome =
                reply.startsWith("250") ? new DeliveryOutcome.Accepted(reply) : new DeliveryOutcome.Deferred(reply);
        return Settlement.of(envelope, outcome, clock.instant());
    }

    private Post post(Database database, Object... counts) {
        List<String> addresses = new ArrayList<>();
        for (int at = 0; at < counts.length; at += 2) {
            Object domain = counts[at + 1];
            IntStream.rangeClosed(1, (int) counts[at]).forEach(n -> addresses.add("reader" + n + "@" + domain));
        }
        return new Post(database, clock).mailing(Post.DAILY, UnknownPolicy.RESEND, Post.letter("News"), addresses);
    }

    private Claims claims(Database database, String owner, RelayTerms terms) {
        return new Claims(database, clock, owner, terms, CourierTerms.USUAL, Post.faithful(), handle -> there);
    }

    private static RelayTerms terms(String pace, String each, Map<String, Pace> domains) {
        return new RelayTerms("relay", 1, pace(pace), pace(each), domains, Optional.empty());
    }

    private static Optional<Pace> pace(String words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(Pace.parse(words));
    }
}
