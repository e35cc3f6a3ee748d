package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Newsletters that name their relay and their pace; and leases that are prolonged beside all that. */
class NewsletterTermsTest {
    private static final RelayTerms FIRST = relay("first", 1);
    private static final RelayTerms SECOND = relay("second", 0);

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer first = new ScriptedSmtpServer();
    private final ScriptedSmtpServer second = new ScriptedSmtpServer();
    private Instant there = Post.NOON;

    @AfterEach
    void closeServers() {
        first.close();
        second.close();
    }

    @OnBothDatabases
    void aNewsletterThatNamesItsRelayGoesByThatOneThoughItStandsByForOthers(Database database) {
        Post post = new Post(database, clock).readers(100);

        try (Courier courier = courier(database, post, new NewsletterTerms(Optional.of("second"), Optional.empty()))) {
            assertThat(courier.carry()).isEqualTo(100);
        }

        assertThat(first.taken()).isEmpty();
        assertThat(second.taken()).hasSize(100);
    }

    @OnBothDatabases
    void whileItsRelayCannotBeReachedItWaits(Database database) {
        Post post = new Post(database, clock).readers(20);
        second.always(Phase.CONNECT, "421 4.3.2 not now");

        try (Courier courier = courier(database, post, new NewsletterTerms(Optional.of("second"), Optional.empty()))) {
            courier.carry();
            assertThat(first.taken()).isEmpty();
            assertThat(post.counts().pending()).isEqualTo(20);
            assertThat(post.of("reader1@example.org").attempts()).isZero();
        }
    }

    @OnBothDatabases
    void aRestartThatNamesAnotherRelayCountsForWhatIsUnderWay(Database database) {
        Post post = new Post(database, clock).readers(20);
        second.always(Phase.CONNECT, "421 4.3.2 not now");
        try (Courier courier = courier(database, post, new NewsletterTerms(Optional.of("second"), Optional.empty()))) {
            courier.carry();
        }

        try (Courier courier = courier(database, post, new NewsletterTerms(Optional.of("first"), Optional.empty()))) {
            assertThat(courier.carry()).isEqualTo(20);
        }
        assertThat(first.taken()).hasSize(20);
    }

    /** In whichever second one looks, by whichever relay and node. */
    @OnBothDatabases
    void thePaceOfANewsletterHoldsForAllRelaysAndNodesTogether(Database database) {
        new Post(database, clock).readers(200);
        CourierTerms terms = terms(new NewsletterTerms(Optional.empty(), Optional.of(Pace.parse("30 per second"))));
        List<Claims> couriers = List.of(
                claims(database, "one", FIRST, terms),
                claims(database, "one", SECOND, terms),
                claims(database, "other", FIRST, terms));
        List<Long> taken = new ArrayList<>();
        for (int look = 0; look < 400; look++) {
            int got = couriers.get(look % 3).take(16, look, true).envelopes().size();
            IntStream.range(0, got).forEach(at -> taken.add(there.toEpochMilli()));
            there = there.plusMillis(20);
        }

        assertThat(taken).hasSizeGreaterThan(150);
        IntStream.range(0, taken.size() - 30)
                .forEach(at -> assertThat(taken.get(at + 30) - taken.get(at)).isGreaterThanOrEqualTo(1000));
    }

    @OnBothDatabases
    void whatWasClaimedAndNotOfferedIsGivenBackToThePace(Database database) {
        new Post(database, clock).readers(5);
        Claims claims = claims(
                database,
                "one",
                FIRST,
                terms(new NewsletterTerms(Optional.empty(), Optional.of(Pace.parse("1 per minute")))));
        List<Envelope> taken = claims.take(16, 0, true).envelopes();
        assertThat(taken).hasSize(1);
        Taken held = claims.take(16, 0, true);
        assertThat(held.envelopes()).isEmpty();
        assertThat(held.delay()).isEqualTo(Duration.ofMinutes(1));

        claims.settle(List.of(Settlement.released(taken.get(0), clock.instant())));

        assertThat(claims.take(16, 0, true).envelopes()).hasSize(1);
    }

    /** Two transactions that wait for one another's rows are a deadlock, and one of them is sent back. */
    @Test
    void aLeaseIsProlongedWhileAWorkerWritesOfAnotherLetter() throws Exception {
        Database database = FreshDatabases.postgresql();
        new Post(database, clock).readers(3);
        Claims claims = claims(database, "living", FIRST, CourierTerms.USUAL);
        claims.take(16, 0, true);
        there = there.plusSeconds(60);
        ExecutorService keeper = Executors.newSingleThreadExecutor();
        try {
            Future<?> renewed = database.write(handle -> {
                handle.execute("update envelope set reply = 'x' where recipient_key = 'reader2@example.org'");
                Future<?> renewing = keeper.submit(claims::renew);
                Awaitility.await().until(() -> prolonged(database) == 2);
                return renewing;
            });
            renewed.get();

            assertThat(prolonged(database)).isEqualTo(3);
        } finally {
            keeper.shutdown();
            database.close();
        }
    }

    private int prolonged(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from envelope where lease_at = :lease")
                .bind("lease", there.plus(CourierTerms.USUAL.lease()))
                .mapTo(Integer.class)
                .one());
    }

    private Courier courier(Database database, Post post, NewsletterTerms way) {
        List<Route> routes = List.of(
                Post.route(FIRST, new SmtpRelay(RelaySettings.local(first.port(), 1)), 1),
                Post.route(SECOND, new SmtpRelay(RelaySettings.local(second.port(), 1)), 1));
        return new Courier(database, routes, terms(way), Post.ids(), post.readers(), Signatures.none(), clock);
    }

    private static CourierTerms terms(NewsletterTerms way) {
        return new CourierTerms(CourierTerms.USUAL.lease(), Map.of("daily", way));
    }

    private Claims claims(Database database, String owner, RelayTerms relay, CourierTerms terms) {
        return new Claims(database, clock, owner, relay, terms, Post.faithful(), handle -> there);
    }

    private static RelayTerms relay(String name, int weight) {
        return new RelayTerms(name, weight, Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }
}
