package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** The machine's clock is set forward and back while letters are carried. */
class ClockFaultTest {
    private static final int READERS = 200;

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer().slow(Duration.ofMillis(2));

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void nobodyIsMailedTwiceAndNobodyIsForgotten(Database database) {
        Post post = new Post(database, clock).readers(READERS);
        Reckoning reckoning = new Reckoning(post, server, READERS);
        SmtpRelay relay = new SmtpRelay(RelaySettings.local(server.port(), 2));
        try (Courier courier =
                post.courier(Post.route(RelayTerms.PLAIN, relay, 2)).start()) {
            for (Duration step : List.of(hours(7), hours(-9), hours(1), hours(-3), hours(4))) {
                int before = server.taken().size();
                clock.forward(step);
                Awaitility.await().until(() -> server.taken().size() > before + 10 || reckoning.done());
                reckoning.look();
            }
            courier.wake();
            Awaitility.await().until(reckoning::done);
        }
        reckoning.everybodyHasOneCopy();
        assertThat(post.counts().unknown()).isZero();
    }

    @OnBothDatabases
    void aRelayThatWasLeftAloneIsCalledAgainThoughTheClockWentBack(Database database) {
        clock.forward(Duration.ofDays(1));
        Post post = new Post(database, clock).readers(3);
        clock.forward(Duration.ofHours(12));
        server.once(Phase.CONNECT, "421 4.3.2 not now");
        try (Courier courier = post.courier(server)) {
            assertThat(courier.carry()).isZero();
            clock.forward(hours(-6));
            assertThat(courier.carry()).isEqualTo(3);
        }
    }

    private static Duration hours(int count) {
        return Duration.ofHours(count);
    }
}
