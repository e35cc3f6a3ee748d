package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gazette.StandingClock;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final StandingClock clock = new StandingClock(Post.NOON);

    @OnBothDatabases
    void openingAMailingAgainGivesTheOneThatIsThere(Database database) {
        Outbox outbox = new Outbox(database, clock);
        Mailing mailing = new Mailing(Post.DAILY, "daily", UnknownPolicy.RESEND, Post.NOON.plusSeconds(60));

        long first = database.write(handle -> outbox.open(handle, mailing));
        long second = database.write(handle -> outbox.open(handle, mailing));

        assertThat(second).isEqualTo(first);
        assertThat(new Ledger(database).of(Post.DAILY))
                .contains(new Counts(Post.DAILY, "RUNNING", "", 0, 0, 0, 0, 0, 0));
    }

    @OnBothDatabases
    void aLetterIsStoredOnceAVariant(Database database) {
        Outbox outbox = new Outbox(database, clock);
        Mailing mailing = new Mailing(Post.DAILY, "daily", UnknownPolicy.RESEND, Post.NOON.plusSeconds(60));
        long number = database.write(handle -> outbox.open(handle, mailing));

        long english = database.write(handle -> outbox.put(handle, number, "en/", Post.letter("one")));
        long again = database.write(handle -> outbox.put(handle, number, "en/", Post.letter("two")));
        long german = database.write(handle -> outbox.put(handle, number, "de/", Post.letter("drei")));

        assertThat(again).isEqualTo(english).isNotEqualTo(german);
        assertThat(outbox.letter(english).template().toBytes())
                .isEqualTo(Post.letter("one").template().toBytes());
        assertThat(outbox.letter(english).sender()).isEqualTo(Post.letter("one").sender());
    }

    @OnBothDatabases
    void anAddressGetsAMailingOnce(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org");

        assertThatThrownBy(() -> post.daily("ADA@example.org")).isInstanceOf(RuntimeException.class);
        assertThat(post.counts().audience()).isEqualTo(1);
    }

    @OnBothDatabases
    void theLedgerAnswersByAddressAndByState(Database database) {
        Post post = new Post(database, clock).daily("ada@example.org", "bob@example.org", "eve@example.org");
        post.mailing("weekly/2020-11-16", UnknownPolicy.RESEND, Post.letter("W"), List.of("ada@example.org"));

        assertThat(post.ledger().find(EmailAddress.of("Ada@example.org")))
                .extracting(EnvelopeRecord::mailing)
                .containsExactly("weekly/2020-11-16", Post.DAILY);
        assertThat(post.ledger().list(Post.DAILY, EnvelopeState.READY, "ada@example.org", 1))
                .extracting(one -> one.recipient().toString())
                .containsExactly("bob@example.org");
        assertThat(post.ledger().all()).extracting(Counts::mailing).containsExactly("weekly/2020-11-16", Post.DAILY);
    }

    @OnBothDatabases
    void aMailingIsPausedResumedAndCancelledOnceEach(Database database) {
        Ledger ledger = new Post(database, clock).daily("ada@example.org").ledger();

        assertThat(ledger.resume(Post.DAILY)).isFalse();
        assertThat(ledger.pause(Post.DAILY, "why")).isTrue();
        assertThat(ledger.pause(Post.DAILY, "why")).isFalse();
        assertThat(ledger.cancel(Post.DAILY, "wrong")).isTrue();
        assertThat(ledger.cancel(Post.DAILY, "wrong")).isFalse();
        assertThat(ledger.resume(Post.DAILY)).isFalse();
        assertThat(ledger.of("none")).isEmpty();
    }

    @Test
    void aLedgerThatDoesNotAddUpSaysSo() {
        assertThat(new Counts(Post.DAILY, "RUNNING", "", 3, 1, 0, 0, 0, 2).addsUp())
                .isTrue();
        assertThat(new Counts(Post.DAILY, "RUNNING", "", 3, 1, 0, 0, 0, 1).addsUp())
                .isFalse();
    }
}
