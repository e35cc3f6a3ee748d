package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gazette.StandingClock;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** Several relays, and what each gets. */
class RelaysTest {
    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer first = new ScriptedSmtpServer();
    private final ScriptedSmtpServer second = new ScriptedSmtpServer();

    @AfterEach
    void closeServers() {
        first.close();
        second.close();
    }

    @OnBothDatabases
    void mailIsSharedOutByWeight(Database database) {
        Post post = new Post(database, clock).readers(800);

        try (Courier courier = post.courier(route("first", 3, first), route("second", 1, second))) {
            assertThat(courier.carry()).isEqualTo(800);
        }

        assertThat(first.taken().size()).isBetween(540, 660);
        assertThat(first.taken().size() + second.taken().size()).isEqualTo(800);
        assertThat(post.counts().accepted()).isEqualTo(800);
    }

    @OnBothDatabases
    void whatOneRelayCannotTakeAnotherDoes(Database database) {
        Post post = new Post(database, clock).readers(60);
        first.close();

        try (Courier courier = post.courier(route("first", 1, first), route("second", 1, second))) {
            assertThat(courier.carry()).isEqualTo(60);
        }

        assertThat(second.recipients()).doesNotHaveDuplicates().hasSize(60);
        assertThat(post.of("reader1@example.org").relay()).isEqualTo("second");
        assertThat(post.of("reader1@example.org").attempts()).isEqualTo(1);
    }

    @OnBothDatabases
    void aRelayThatFailsHalfWayHandsOver(Database database) {
        Post post = new Post(database, clock).readers(100);
        first.atDot(() -> {
            if (first.taken().size() == 20) {
                first.always(Phase.CONNECT, "421 4.3.2 going down").always(Phase.MAIL, "421 4.3.2 going down");
            }
        });

        try (Courier courier = post.courier(route("first", 1, first), route("second", 1, second))) {
            courier.carry();
        }

        assertThat(post.counts().accepted()).isEqualTo(100);
        assertThat(first.taken().size() + second.taken().size()).isEqualTo(100);
        assertThat(second.taken()).hasSizeGreaterThan(70);
    }

    @OnBothDatabases
    void aRelayOfNoWeightStandsBy(Database database) {
        Post post = new Post(database, clock).readers(40);
        try (Courier courier = post.courier(route("first", 1, first), route("second", 0, second))) {
            courier.carry();
            assertThat(second.taken()).isEmpty();

            first.always(Phase.CONNECT, "421 4.3.2 going down");
            post.mailing("weekly/2020-11-16", UnknownPolicy.RESEND, Post.letter("W"), List.of("ada@example.org"));
            courier.carry();
            assertThat(second.recipients()).containsExactly("ada@example.org");
        }
    }

    @OnBothDatabases
    void aRelayThatRefusesTheLogInStopsNobodyWhileAnotherCarries(Database database) {
        Post post = new Post(database, clock).readers(40);
        first.offering("AUTH PLAIN LOGIN").always(Phase.AUTH, "535 5.7.8 bad credentials");
        RelaySettings settings = new RelaySettings(
                "127.0.0.1", first.port(), RelaySettings.Tls.NONE, "ada", "x", 1, RelaySettings.Timeouts.USUAL);
        Route refusing = Post.route(terms("first", 1, ""), new SmtpRelay(settings), 1);

        try (Courier courier = post.courier(refusing, route("second", 1, second))) {
            assertThat(courier.carry()).isEqualTo(40);
            clock.forward(Duration.ofMinutes(29));
            post.mailing("weekly/2020-11-16", UnknownPolicy.RESEND, Post.letter("W"), List.of("ada@example.org"));
            courier.carry();
        }

        assertThat(first.connections()).isEqualTo(1);
        assertThat(second.taken()).hasSize(41);
        assertThat(post.counts().state()).isEqualTo("RUNNING");
    }

    @OnBothDatabases
    void aRelayThatHasUsedUpItsPaceHoldsUpNoOther(Database database) {
        Post post = new Post(database, clock).readers(100);

        try (Courier courier =
                post.courier(Post.route(terms("first", 1, "1 per day"), relay(first), 1), route("second", 1, second))) {
            courier.carry();
        }

        assertThat(first.taken()).hasSizeLessThanOrEqualTo(1);
        assertThat(post.counts().accepted()).isEqualTo(100);
    }

    @OnBothDatabases
    void aDomainThatEndsConnectionsHoldsUpNoOtherAndNobodyIsCharged(Database database) {
        Post post = new Post(database, clock)
                .mailing(
                        Post.DAILY,
                        UnknownPolicy.RESEND,
                        Post.letter("News"),
                        List.of(
                                "a@slow.example",
                                "b@slow.example",
                                "ada@example.org",
                                "bob@example.org",
                                "eve@zulu.example"));
        first.always(Phase.RCPT, "a@slow.example", "421 4.7.0 not so fast")
                .always(Phase.RCPT, "b@slow.example", "421 4.7.0 not so fast");

        try (Courier courier = post.courier(route("first", 1, first))) {
            courier.carry();
        }

        assertThat(first.recipients())
                .containsExactlyInAnyOrder("ada@example.org", "bob@example.org", "eve@zulu.example");
        assertThat(post.of("a@slow.example").attempts()).isZero();
        assertThat(post.counts().pending()).isEqualTo(2);
    }

    private static Route route(String name, int weight, ScriptedSmtpServer server) {
        return Post.route(terms(name, weight, ""), relay(server), 1);
    }

    private static SmtpRelay relay(ScriptedSmtpServer server) {
        return new SmtpRelay(RelaySettings.local(server.port(), 1));
    }

    private static RelayTerms terms(String name, int weight, String pace) {
        Optional<Pace> paced = pace.isEmpty() ? Optional.empty() : Optional.of(Pace.parse(pace));
        return new RelayTerms(name, weight, paced, Optional.empty(), Map.of(), Optional.empty());
    }
}
