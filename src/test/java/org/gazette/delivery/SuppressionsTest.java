package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gazette.StandingClock;
import org.gazette.mail.AddressHash;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;

class SuppressionsTest {
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");

    private final StandingClock clock = new StandingClock(Post.NOON);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @OnBothDatabases
    void whoIsSuppressedWhileALetterIsUnderWayGetsNoSecondAttempt(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        server.once(Phase.DOT, "451 4.3.0 later")
                .atDot(() -> suppressions(database).add(ADA, "complaint"));

        carryForADay(post);

        assertThat(server.taken()).isEmpty();
        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.SUPPRESSED);
        assertThat(post.of("ada@example.org").reply()).isEqualTo("complaint");
        assertThat(post.counts().suppressed()).isEqualTo(1);
        assertThat(notes(database)).isZero();
    }

    @OnBothDatabases
    void whatMayHaveArrivedBeforeIsNotOfferedAgainAndStaysUnknown(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        server.once(Phase.DOT, ScriptedSmtpServer.TAKE_AND_CLOSE)
                .atDot(() -> suppressions(database).add(ADA, "complaint"));

        carryForADay(post);

        assertThat(server.taken()).hasSize(1);
        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.UNKNOWN);
        assertThat(post.counts().pending()).isZero();
    }

    @OnBothDatabases
    void aLetterThatArrivesAllTheSameStaysTold(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        server.atDot(() -> suppressions(database).add(ADA, "complaint"));

        carryForADay(post);

        assertThat(post.of("ada@example.org").state()).isEqualTo(EnvelopeState.ACCEPTED);
        assertThat(notes(database)).isZero();
    }

    @OnBothDatabases
    void whoIsAllowedAgainBeforeTheAnswerComesIsOfferedAgain(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        server.once(Phase.DOT, "451 4.3.0 later").atDot(() -> {
            suppressions(database).add(ADA, "by mistake");
            suppressions(database).lift(ADA);
        });

        carryForADay(post);

        assertThat(server.recipients()).containsExactly("ada@example.org");
    }

    @OnBothDatabases
    void whoIsErasedWhileALetterIsUnderWayIsGoneOnceItsOutcomeIsKnown(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org", "bob@example.org");
        server.atDot(() -> erase(database));

        carryForADay(post);

        assertThat(server.recipients()).contains("ada@example.org", "bob@example.org");
        assertThat(traces(database)).isZero();
        assertThat(post.counts().accepted()).isEqualTo(2);
        assertThat(post.counts().addsUp()).isTrue();
        assertThat(notes(database)).isZero();
    }

    @OnBothDatabases
    void whoIsErasedWhileALetterIsPutOffGetsNoneAndIsGone(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");
        server.once(Phase.DOT, "451 4.3.0 later").atDot(() -> erase(database));

        carryForADay(post);

        assertThat(server.taken()).isEmpty();
        assertThat(traces(database)).isZero();
        assertThat(post.counts().suppressed()).isEqualTo(1);
        assertThat(notes(database)).isZero();
    }

    @OnBothDatabases
    void whatACourierLeftBehindIsTidiedAwayWithoutOne(Database database) {
        new Post(database, clock).daily("ada@example.org");
        database.run(handle -> handle.execute("update envelope set state = 'SENDING', epoch = 1, owner = 'gone'"));
        erase(database);
        assertThat(traces(database)).isEqualTo(1);
        database.run(handle -> handle.execute("update envelope set state = 'ACCEPTED', settled_at = 1"));

        suppressions(database).settle();

        assertThat(traces(database)).isZero();
    }

    private void erase(Database database) {
        database.run(handle -> {
            Erasure.erase(handle, ADA, clock.instant());
            suppressions(database).add(handle, ADA, Suppressions.ERASED);
        });
    }

    private static int traces(Database database) {
        return database.read(
                handle -> handle.createQuery("""
                        select (select count(*) from envelope
                                where recipient like '%ada%' or recipient_key like '%ada%' or name <> '' and recipient = '')
                            + (select count(*) from attempt where recipient_key like '%ada%')
                        """).mapTo(Integer.class).one());
    }

    private void carryForADay(Post post) {
        try (Courier courier = post.courier(server)) {
            courier.carry();
            server.atDot(() -> {});
            clock.forward(Duration.ofDays(1));
            courier.carry();
        }
        new Recovery(post.database(), clock).run();
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
