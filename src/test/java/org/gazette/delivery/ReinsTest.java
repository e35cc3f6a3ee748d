package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

/** A person stops a mailing while it is carried over two connections, a letter each in twenty milliseconds. */
class ReinsTest {
    private static final int READERS = 400;
    private static final int CONNECTIONS = 2;
    private static final Duration SLOW = Duration.ofMillis(20);
    /** What leaves within a second, and what was under way. */
    private static final int SECOND = CONNECTIONS * (int) (Duration.ofSeconds(1).toMillis() / SLOW.toMillis()) + 4;

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer().slow(SLOW);

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void itPausesWithinASecondAndGoesOnWhenItIsResumed(Database database) {
        Post post = new Post(database, clock).readers(READERS);
        Reckoning reckoning = new Reckoning(post, server, READERS);
        try (Courier courier = start(post)) {
            Awaitility.await().until(() -> server.taken().size() >= 30);
            int before = server.taken().size();
            post.ledger().pause(Post.DAILY, "a look first");
            Awaitility.await().until(() -> stands(post));
            assertThat(server.taken().size() - before).isLessThanOrEqualTo(SECOND);
            assertThat(reckoning.look().accepted()).isEqualTo(server.taken().size());

            post.ledger().resume(Post.DAILY);
            courier.wake();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(reckoning::done);
        }
        reckoning.everybodyHasOneCopy();
    }

    @OnBothDatabases
    void itIsCalledOffWithinASecondAndWhatWasSentStaysSent(Database database) {
        Post post = new Post(database, clock).readers(READERS);
        Reckoning reckoning = new Reckoning(post, server, READERS);
        try (Courier courier = start(post)) {
            Awaitility.await().until(() -> server.taken().size() >= 30);
            int before = server.taken().size();
            post.ledger().cancel(Post.DAILY, "wrong headline");
            courier.wake();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> stands(post));
            assertThat(server.taken().size() - before).isLessThanOrEqualTo(SECOND);
        }
        try (Courier next = post.courier(server)) {
            assertThat(next.carry()).isZero();
        }
        Counts counts = reckoning.look();
        assertThat(counts.accepted()).isEqualTo(server.taken().size());
        assertThat(counts.suppressed()).isEqualTo(READERS - counts.accepted());
        assertThat(server.recipients()).doesNotHaveDuplicates();
    }

    private Courier start(Post post) {
        SmtpRelay relay = new SmtpRelay(RelaySettings.local(server.port(), CONNECTIONS));
        return post.courier(Post.route(RelayTerms.PLAIN, relay, CONNECTIONS)).start();
    }

    /** Nothing of it is in anybody's hand. */
    private static boolean stands(Post post) {
        return post.ledger().list(Post.DAILY, EnvelopeState.SENDING, "", 1).isEmpty()
                && post.ledger().list(Post.DAILY, EnvelopeState.CLAIMED, "", 1).isEmpty();
    }
}
