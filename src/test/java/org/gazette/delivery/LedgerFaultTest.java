package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.storage.Vendor;
import org.junit.jupiter.api.AfterEach;

/** The database refuses a write, as a full disk would; then it heals. */
class LedgerFaultTest {
    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void nothingIsSentWhenNothingCanBeClaimed(Database database) {
        stopsBeforeSending(database, "CLAIMED");
    }

    @OnBothDatabases
    void nothingIsSentWhenSendingCannotBeMarked(Database database) {
        stopsBeforeSending(database, "SENDING");
    }

    private void stopsBeforeSending(Database database, String state) {
        Post post = new Post(database, clock).readers(5);
        refuse(database, state);
        try (Courier courier = post.courier(server)) {
            assertThatThrownBy(courier::carry)
                    .hasMessageStartingWith("the ledger cannot be written: ")
                    .hasMessageContaining("disk full");
            assertThat(server.taken()).isEmpty();
            assertThat(post.counts().pending()).isEqualTo(5);
            heal(database);
            assertThat(courier.carry()).isEqualTo(5);
        }
        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(5);
    }

    @OnBothDatabases
    void anAnswerThatCannotBeWrittenIsKeptAndNothingNewIsTaken(Database database) {
        Post post = new Post(database, clock).readers(40);
        refuse(database, "ACCEPTED");
        try (Courier courier = post.courier(server).start()) {
            Awaitility.await().until(() -> !server.taken().isEmpty());
            courier.wake();
            assertThat(post.counts().accepted()).isZero();
            assertThat(server.taken()).hasSizeLessThanOrEqualTo(Round.GROUP);
            heal(database);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> post.counts().accepted() == 40);
        }
        assertThat(server.recipients()).doesNotHaveDuplicates().hasSize(40);
    }

    @OnBothDatabases
    void whoDiesWithoutItsLedgerLeavesUnknownNotLost(Database database) {
        Post post = new Post(database, clock).readers(3);
        refuse(database, "ACCEPTED");
        try (Courier courier = post.courier(server)) {
            assertThatThrownBy(courier::carry).hasMessageContaining("disk full");
        }
        heal(database);
        post.letLeasesRunOut();

        try (Courier courier = post.courier(server)) {
            courier.carry();
        }

        assertThat(post.counts().accepted()).isEqualTo(3);
        assertThat(post.of("reader2@example.org").unknowns()).isEqualTo(1);
        assertThat(server.taken()).hasSize(6);
        assertThat(server.taken().stream().distinct()).hasSize(3);
    }

    /** Lets no envelope reach a state. */
    private static void refuse(Database database, String state) {
        boolean sqlite = database.vendor() == Vendor.SQLITE;
        database.run(handle -> {
            if (sqlite) {
                handle.execute("create trigger refuse before update on envelope when new.state = '" + state
                        + "' begin select raise(abort, 'disk full'); end");
            } else {
                handle.execute(
                        "create function refuse() returns trigger as $$ begin raise exception 'disk full'; end $$"
                                + " language plpgsql");
                handle.execute("create trigger refuse before update on envelope for each row when (new.state = '"
                        + state + "') execute function refuse()");
            }
        });
    }

    private static void heal(Database database) {
        boolean sqlite = database.vendor() == Vendor.SQLITE;
        database.run(handle -> handle.execute("drop trigger refuse" + (sqlite ? "" : " on envelope")));
    }
}
