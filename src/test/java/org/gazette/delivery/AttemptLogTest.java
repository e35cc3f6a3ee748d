package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class AttemptLogTest {
    @OnBothDatabases
    void whatWasSaidLongAgoIsForgottenAndTheLedgerStays(Database database) {
        StandingClock clock = new StandingClock(Post.NOON);
        Post post = new Post(database, clock).daily("ada@example.org");
        try (ScriptedSmtpServer server = new ScriptedSmtpServer();
                Courier courier = post.courier(server.once(Phase.DOT, "451 4.3.0 later"))) {
            courier.carry();
            clock.forward(Duration.ofHours(2));
            courier.carry();
        }
        AttemptLog log = new AttemptLog(database);

        assertThat(log.forget(Post.NOON.minusSeconds(1))).isZero();
        assertThat(log.forget(Post.NOON.plus(Duration.ofDays(1)))).isEqualTo(1);
        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.ACCEPTED);
        assertThat(post.of("ada@example.org").attempts()).isEqualTo(2);
    }
}
