package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gazette.publishing.Press.MONDAY;

import java.util.List;
import java.util.Set;
import org.gazette.delivery.Outbox;
import org.gazette.mail.EmailAddress;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class TrialRunTest {
    private static final EmailAddress ADA = EmailAddress.of("ada@example.org");
    private static final EmailAddress EDITOR = EmailAddress.of("editor@example.org");

    @OnBothDatabases
    void aTrialGoesToTheAddressesAloneAndMarksNothing(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        press.newsroom.story("2020-11-16T05:00:00Z", "art", "culture");
        press.reader("ada@example.org", "de", "culture");
        press.reader("bea@example.org", "");

        String mailing = trial(press).send(press.daily, MONDAY, List.of(ADA, EDITOR));

        assertThat(mailing).isEqualTo("daily/2020-11-16/test-1605511800000");
        assertThat(press.envelopes())
                .containsExactly("ada@example.org READY de/culture", "editor@example.org READY en/");
        assertThat(List.of("slot", "issue", "edition", "issue_story")).allMatch(table -> press.count(table) == 0);
        assertThat(press.runMonday()).isInstanceOf(PressRun.Posted.class);
    }

    @OnBothDatabases
    void anAddressThatIsNobodysSubscriptionStaysAndASuppressedOneIsNotMailed(Database database) {
        Press press = new Press(database);
        press.newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        database.run(handle -> handle.execute(
                "insert into suppression (address_hash, reason, suppressed_at) values (?, 'complaint', 1)",
                press.hash.of(ADA)));

        trial(press).send(press.daily, MONDAY, List.of(ADA, EDITOR));

        assertThat(press.envelopes()).containsExactly("ada@example.org SUPPRESSED en/", "editor@example.org READY en/");
        Leaving leaving = new Leaving(press.newsroom.site, Press.KEYS, press.subscribers);
        assertThat(press.newsroom.database.<Set<Long>, RuntimeException>read(
                        handle -> leaving.staying(handle, "daily", Set.of(TrialRun.NOBODY, 77L))))
                .containsExactly(TrialRun.NOBODY);
    }

    @OnBothDatabases
    void withNothingToPrintNothingIsSent(Database database) {
        Press press = new Press(database);

        assertThatThrownBy(() -> trial(press).send(press.daily, MONDAY, List.of(EDITOR)))
                .hasMessage("there is nothing to send: no story since 2020-11-15 07:30");
        assertThat(press.count("mailing")).isZero();
    }

    private static TrialRun trial(Press press) {
        return new TrialRun(
                press.database,
                press.run,
                press.choices(),
                press.hash,
                new Outbox(press.database, press.newsroom.clock),
                press.newsroom.clock);
    }
}
